#include "model/matrix.h"

namespace kilde::model {

Result<Matrix> Matrix::load(const WeightFile& file, std::string_view name, uint32_t inner) {
  Matrix matrix;
  matrix.inner_ = inner;
  std::string base(name);
  auto weights = file.array<int8_t>(base + ".weights", {kAny, inner / 4, 16, 4});
  if (!weights) return weights.error();
  auto columns = static_cast<uint32_t>(weights->size() / inner);
  auto scale = file.array<float>(base + ".scale", {columns});
  if (!scale) return scale.error();
  auto bias = file.array<float>(base + ".bias", {columns});
  if (!bias) return bias.error();
  matrix.weights_ = *weights;
  matrix.scale_ = *scale;
  matrix.bias_ = *bias;
  return matrix;
}

void Matrix::multiply(const uint8_t* a, size_t rows, int32_t* out) const {
  kernels().multiply(a, rows, inner_, weights_.data(), columns(), out);
}

void Matrix::finish(const int32_t* sums, float factor, float* out) const {
  kernels().scale_row(sums, scale_.data(), factor, bias_.data(), columns(), out);
}

void Matrix::apply(const uint8_t* a, size_t rows, float factor, std::vector<int32_t>& scratch,
                   float* out) const {
  scratch.resize(rows * columns());
  multiply(a, rows, scratch.data());
  for (size_t r = 0; r < rows; ++r)
    finish(scratch.data() + r * columns(), factor, out + r * columns());
}

}  // namespace kilde::model
