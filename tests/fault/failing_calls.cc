// Linked into job-step, these stand before libc's own and fail when they are
// told to: FAULT=KIND:N[+] in the environment is the N-th call, from 1, and
// with the + each one behind it.
//
//   nospace, io   write to a file, sync or cut: fails with ENOSPC or EIO
//   short         write: takes half of what it was given
//   memory        malloc and what stands on it: there is none
//
// FAULT_LOG names a file that is made when one has failed. Linux, glibc.

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string_view>

extern "C" {
void* __libc_malloc(size_t size);
void* __libc_calloc(size_t count, size_t size);
void* __libc_realloc(void* old, size_t size);
}

namespace {

// Nothing here may allocate.
bool Fails(std::string_view kind) {
  static long calls = 0;
  const char* fault = getenv("FAULT");
  if (fault == nullptr || std::strncmp(fault, kind.data(), kind.size()) != 0) {
    return false;
  }
  char* end;
  const long at = strtol(fault + kind.size() + 1, &end, 10);
  ++calls;
  if (calls != at && !(*end == '+' && calls > at)) return false;
  if (const char* log = getenv("FAULT_LOG")) {
    const long fd = syscall(SYS_openat, AT_FDCWD, log, O_CREAT, 0600);
    if (fd >= 0) syscall(SYS_close, fd);
  }
  return true;
}

bool FileFails() {
  if (Fails("nospace")) {
    errno = ENOSPC;
    return true;
  }
  if (Fails("io")) {
    errno = EIO;
    return true;
  }
  return false;
}

bool IsFile(int fd) {
  struct stat info;
  return fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
}

bool NoMemory() {
  if (!Fails("memory")) return false;
  errno = ENOMEM;
  return true;
}

}  // namespace

extern "C" {

ssize_t write(int fd, const void* data, size_t size) {
  if (IsFile(fd) && FileFails()) return -1;
  if (size > 1 && Fails("short")) size /= 2;
  return syscall(SYS_write, fd, data, size);
}

int fdatasync(int fd) {
  if (FileFails()) return -1;
  return static_cast<int>(syscall(SYS_fdatasync, fd));
}

int fsync(int fd) {
  if (FileFails()) return -1;
  return static_cast<int>(syscall(SYS_fsync, fd));
}

int ftruncate(int fd, off_t size) noexcept {
  if (FileFails()) return -1;
  return static_cast<int>(syscall(SYS_ftruncate, fd, size));
}

void* malloc(size_t size) noexcept {
  return NoMemory() ? nullptr : __libc_malloc(size);
}

void* calloc(size_t count, size_t size) noexcept {
  return NoMemory() ? nullptr : __libc_calloc(count, size);
}

void* realloc(void* old, size_t size) noexcept {
  return NoMemory() ? nullptr : __libc_realloc(old, size);
}

}  // extern "C"
