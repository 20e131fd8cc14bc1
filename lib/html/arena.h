// Memory for one parse by gumbo, and the watch over what that parse costs.
//
// gumbo takes time that grows with the square of the input where elements are
// nested deeply or one element has very many attributes, and memory likewise
// where formatting elements are opened again and again. It cannot be told to
// stop. But it asks for memory for each node, so the arena looks at the tree
// as it grows and, past a limit, leaves the parser with longjmp: gumbo is C
// and owns nothing but what it was given here.

#ifndef JOBUTILS_HTML_ARENA_H_
#define JOBUTILS_HTML_ARENA_H_

#include <gumbo.h>

#include <csetjmp>
#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace jobutils {

class ParseArena {
 public:
  ParseArena() = default;
  ParseArena(const ParseArena&) = delete;
  ParseArena& operator=(const ParseArena&) = delete;

  // The tree of `html` (valid UTF-8, which it points into), owned by the
  // arena; null when it is too deep or too costly. At most one call.
  const GumboOutput* Parse(std::string_view html);

 private:
  struct Free {
    void operator()(void* memory) const;
  };
  // Doubling blocks of zeroed memory.
  struct Pool {
    struct Block {
      std::unique_ptr<char, Free> memory;
      size_t size;
    };
    std::vector<Block> blocks;
    size_t used = 0;  // of the last block
    void* Take(size_t size);
    bool HoldsNode(const void* pointer) const;
  };

  static void* Allocate(void* self, size_t size);
  void Inspect();
  bool TooDeep(const GumboNode* node) const;
  [[noreturn]] void GiveUp();

  // All that has the size of a node, so that a pointer can be told to be one.
  Pool nodes_;
  Pool rest_;
  size_t budget_ = 0;
  size_t taken_ = 0;
  size_t node_count_ = 0;
  size_t attributes_ = 0;  // since the last node
  const GumboNode* last_[2] = {};
  std::jmp_buf jump_;
};

}  // namespace jobutils

#endif  // JOBUTILS_HTML_ARENA_H_
