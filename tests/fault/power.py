"""The power goes: ext4 on a loop device, shut down without a flush."""

import ctypes
import fcntl
import os
import random
import shutil
import struct
import subprocess
import threading
import time

from workspace import Failed, Skipped, Workspace, expect, listing

EXT4_IOC_SHUTDOWN = 0x8004587D
NO_LOG_FLUSH = struct.pack("I", 2)
CLONE_NEWNS = 0x00020000
IMAGE_BYTES = 512 << 20
FILTER = ["--", "cat"]


def call(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise Skipped(f"{command[0]}: {done.stderr.strip()}")


def hide_mounts(*programs):
    """What is mounted from now on is seen by this process and those it starts
    alone, and goes away with them, however they end."""
    if os.geteuid() != 0:
        raise Skipped("only root mounts a file system")
    for program in ("mount", "umount", *programs):
        if shutil.which(program) is None:
            raise Skipped(f"no {program} here")
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(CLONE_NEWNS) != 0:
        raise Skipped("unshare: " + os.strerror(ctypes.get_errno()))
    call("mount", "--make-rprivate", "/")


class Disk:
    """A file system of its own."""

    def __init__(self, folder):
        if not os.path.exists("/dev/loop-control"):
            raise Skipped("no loop devices here")
        hide_mounts("mkfs.ext4")
        self.image = os.path.join(folder, "image")
        self.path = os.path.join(folder, "disk")
        os.makedirs(self.path, exist_ok=True)
        with open(self.image, "wb") as image:
            image.truncate(IMAGE_BYTES)
        call("mkfs.ext4", "-q", "-F", self.image)
        self.mount()

    def mount(self):
        call("mount", "-o", "loop", self.image, self.path)

    def unmount(self):
        call("umount", self.path)

    def cut_power(self):
        fd = os.open(self.path, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.ioctl(fd, EXT4_IOC_SHUTDOWN, NO_LOG_FLUSH)
        except OSError as error:
            raise Skipped(f"EXT4_IOC_SHUTDOWN: {error.strerror}") from error
        finally:
            os.close(fd)


class Load:
    """One writes what comes in, one reads it on, until the disk is gone. What
    ended with 0 before that is acknowledged. (A sync that the cut overtakes
    may say yes to a process that a real one leaves no time to hear it.)"""

    def __init__(self, space, writer, reader, first, seed):
        self.space = space
        self.writer = writer
        self.reader = reader
        self.next = first
        self.random = random.Random(seed)
        self.kept = first  # below it all is acknowledged by the first step
        self.consumed = 0  # ... by the second
        self.ended = False
        self.lock = threading.Lock()
        self.threads = [threading.Thread(target=self.write),
                        threading.Thread(target=self.read)]
        for thread in self.threads:
            thread.start()

    def write(self):
        while not self.ended:
            count = self.random.choice([1, 1, 5, 50])
            size = self.random.choice([100, 100, 5000, 40000])
            records = b"".join(listing(self.next + i, size)
                               for i in range(count))
            self.next += count
            if self.space.run(["in", "--from", "-"], step=self.writer,
                              stdin=records)[0] != 0:
                return
            with self.lock:
                if not self.ended:
                    self.kept = self.next

    def read(self):
        while not self.ended:
            kept = self.kept
            status, _ = self.space.run(["out", "--from", "in", *FILTER],
                                       step=self.reader)
            if status != 0:
                return
            with self.lock:
                if not self.ended:
                    self.consumed = kept

    def end(self):
        """From now on nothing is acknowledged."""
        with self.lock:
            self.ended = True

    def join(self):
        for thread in self.threads:
            thread.join()


def sync_folder(path):
    fd = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    os.fsync(fd)
    os.close(fd)


def ids_below(end):
    return {f"t:b:{i}" for i in range(end)}


class Power:
    def __init__(self, tools, scratch, seed):
        self.tools = tools
        self.scratch = scratch
        self.seed = seed
        self.acknowledged = 0

    def cut(self, disk, writer, reader, turn):
        """One cut. A writer without the sync stands for one that is not
        through with it: what it says counts for nothing, but what was read of
        it and acknowledged stays."""
        space = Workspace(self.tools, os.path.join(disk.path, "space"))
        choose = random.Random(self.seed + turn)
        # Every third time all journals are new.
        if turn % 3 == 0:
            space.clear()
        sync_folder(space.path)
        first = len(space.ids("in"))
        load = Load(space, writer, reader, first, self.seed + turn)
        try:
            time.sleep(choose.uniform(0.02, 0.3))
            load.end()
            disk.cut_power()
        finally:
            load.end()
            load.join()
            disk.unmount()
            disk.mount()
        space.job_log("verify")
        kept = space.ids("in")
        read = space.ids("out")
        acknowledged = load.consumed if writer != reader else load.kept
        expect(ids_below(acknowledged) <= kept,
               f"{len(ids_below(acknowledged) - kept)} of {acknowledged} "
               "records that were acknowledged are lost")
        expect(ids_below(load.consumed) <= read,
               "records that the second step acknowledged are lost")
        expect(read <= kept, "downstream has what upstream lost")
        if kept:
            space.must(["out", "--from", "in", *FILTER])
            expect(space.ids("out") == kept, "downstream misses records")
        self.acknowledged += max(0, acknowledged - first)
        # Numbers go on where what is there ends.
        if kept != ids_below(len(kept)):
            space.clear()

    def run(self, times):
        disk = Disk(self.scratch)
        try:
            for turn in range(times):
                writer = [self.tools.step, self.tools.unsynced][turn % 2]
                self.cut(disk, writer, self.tools.step, turn)
            lost = 0
            unsynced = max(3, times // 5)
            for turn in range(unsynced):
                try:
                    self.cut(disk, self.tools.unsynced, self.tools.unsynced,
                             turn)
                except Failed:
                    lost += 1
                    Workspace(self.tools,
                              os.path.join(disk.path, "space")).clear()
        finally:
            disk.unmount()
        expect(lost > 0, "without the sync nothing is lost either")
        return times, (f"{self.acknowledged} acknowledged records, 0 lost; "
                       f"without the sync {lost} of {unsynced} cuts lose some")
