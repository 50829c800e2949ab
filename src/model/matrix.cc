#include "model/matrix.h"

#include <algorithm>

namespace kilde::model {
namespace {

// Rows whose sums stay in the cache until they have become floats.
constexpr size_t kBlockRows = 32;

}  // namespace

Result<Matrix> Matrix::load(const WeightFile& file, std::string_view name, uint32_t inner,
                            std::string_view bias_name) {
  Matrix matrix;
  matrix.inner_ = inner;
  std::string base(name);
  auto weights = file.array<int8_t>(base + ".weights", {kAny, inner / 4, 16, 4});
  if (!weights) return weights.error();
  auto columns = static_cast<uint32_t>(weights->size() / inner);
  auto scale = file.array<float>(base + ".scale", {columns});
  if (!scale) return scale.error();
  auto offset = file.array<int32_t>(base + ".offset", {columns});
  if (!offset) return offset.error();
  auto bias = file.array<float>(bias_name.empty() ? base + ".bias" : bias_name, {columns});
  if (!bias) return bias.error();
  matrix.weights_ = *weights;
  matrix.scale_ = *scale;
  matrix.offset_ = *offset;
  matrix.bias_ = *bias;
  return matrix;
}

void Matrix::multiply(const uint8_t* a, size_t rows, int32_t* out) const {
  kernels().multiply(a, rows, inner_, weights_.data(), offset_.data(), columns(), out);
}

template <typename Finish>
void Matrix::by_blocks(const uint8_t* a, size_t rows, Finish finish) const {
  std::vector<int32_t> sums(std::min(rows, kBlockRows) * columns());
  for (size_t first = 0; first < rows; first += kBlockRows) {
    size_t count = std::min(kBlockRows, rows - first);
    multiply(a + first * inner_, count, sums.data());
    for (size_t r = 0; r < count; ++r) finish(first + r, sums.data() + r * columns());
  }
}

void Matrix::apply(const uint8_t* a, size_t rows, float factor, float* out) const {
  by_blocks(a, rows, [&](size_t r, const int32_t* sums) {
    kernels().scale_row(sums, scale_.data(), factor, bias_.data(), columns(), out + r * columns());
  });
}

void Matrix::apply(const uint8_t* a, std::span<const float> factors, float* out) const {
  by_blocks(a, factors.size(), [&](size_t r, const int32_t* sums) {
    kernels().scale_row(sums, scale_.data(), factors[r], bias_.data(), columns(),
                        out + r * columns());
  });
}

void Matrix::add(const uint8_t* a, std::span<const float> factors, float* out) const {
  std::vector<float> part(columns());
  by_blocks(a, factors.size(), [&](size_t r, const int32_t* sums) {
    kernels().scale_row(sums, scale_.data(), factors[r], bias_.data(), columns(), part.data());
    for (size_t c = 0; c < columns(); ++c) out[r * columns() + c] += part[c];
  });
}

}  // namespace kilde::model
