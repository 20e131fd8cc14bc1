#include "html/arena.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>

namespace jobutils {
namespace {

constexpr size_t kMaxDepth = 256;
constexpr size_t kMaxAttributes = 256;
constexpr size_t kInspectEvery = 32;  // nodes
constexpr size_t kFirstBlock = 16 << 10;
constexpr size_t kLargestBlock = 8 << 20;
// Bytes of tree for a byte of input; plain markup takes 20, "<p>x" 90.
constexpr size_t kBudgetFactor = 100;
constexpr size_t kBudgetBase = 4 << 20;

constexpr size_t kAlign = alignof(std::max_align_t);

constexpr size_t Aligned(size_t size) {
  return (std::max<size_t>(size, 1) + kAlign - 1) / kAlign * kAlign;
}

// For <html> and <body>, to which later tags add attributes. The type is read
// as a number, since what lies there may be no node.
bool TooManyAttributes(const GumboNode* node) {
  static_assert(sizeof node->type == sizeof(unsigned));
  unsigned type;
  std::memcpy(&type, &node->type, sizeof type);
  return type == GUMBO_NODE_ELEMENT &&
         node->v.element.attributes.length > kMaxAttributes;
}

}  // namespace

void ParseArena::Free::operator()(void* memory) const { std::free(memory); }

void* ParseArena::Pool::Take(size_t size) {
  size = Aligned(size);
  if (blocks.empty() || blocks.back().size - used < size) {
    const size_t next = blocks.empty()
                            ? kFirstBlock
                            : std::min(kLargestBlock, blocks.back().size * 2);
    const size_t block = std::max(next, size);
    std::unique_ptr<char, Free> memory(
        static_cast<char*>(std::calloc(1, block)));
    if (memory == nullptr) return nullptr;
    blocks.push_back({std::move(memory), block});
    used = 0;
  }
  char* taken = blocks.back().memory.get() + used;
  used += size;
  return taken;
}

bool ParseArena::Pool::HoldsNode(const void* pointer) const {
  const uintptr_t at = reinterpret_cast<uintptr_t>(pointer);
  return std::any_of(blocks.rbegin(), blocks.rend(), [at](const Block& block) {
    const uintptr_t begin = reinterpret_cast<uintptr_t>(block.memory.get());
    return at >= begin && at - begin < block.size &&
           block.size - (at - begin) >= sizeof(GumboNode) &&
           (at - begin) % Aligned(sizeof(GumboNode)) == 0;
  });
}

const GumboOutput* ParseArena::Parse(std::string_view html) {
  budget_ = kBudgetBase + kBudgetFactor * html.size();
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = &ParseArena::Allocate;
  options.deallocator = [](void*, void*) {};
  options.userdata = this;
  options.max_errors = 0;
  if (setjmp(jump_) != 0) return nullptr;
  return gumbo_parse_with_options(&options, html.data(), html.size());
}

void* ParseArena::Allocate(void* self, size_t size) {
  ParseArena& arena = *static_cast<ParseArena*>(self);
  const bool node = size == sizeof(GumboNode);
  if (node) {
    arena.attributes_ = 0;
    if (++arena.node_count_ % kInspectEvery == 0) arena.Inspect();
  } else if (size == sizeof(GumboAttribute) &&
             ++arena.attributes_ > kMaxAttributes) {
    arena.GiveUp();
  }
  arena.taken_ += size;
  if (arena.taken_ > arena.budget_) arena.GiveUp();
  void* memory = (node ? arena.nodes_ : arena.rest_).Take(size);
  if (memory == nullptr) arena.GiveUp();
  if (node) {
    arena.last_[1] = arena.last_[0];
    arena.last_[0] = static_cast<const GumboNode*>(memory);
  }
  return memory;
}

void ParseArena::Inspect() {
  if (TooDeep(last_[0]) || TooDeep(last_[1])) GiveUp();
}

// A text as long as a node lies among the nodes, so `node` may be one: its
// parent is believed only if it is in the pool, too.
bool ParseArena::TooDeep(const GumboNode* node) const {
  for (size_t depth = 0; nodes_.HoldsNode(node); ++depth, node = node->parent) {
    if (depth > kMaxDepth || TooManyAttributes(node)) return true;
  }
  return false;
}

void ParseArena::GiveUp() { std::longjmp(jump_, 1); }

}  // namespace jobutils
