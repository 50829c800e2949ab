// Matrix: an int8 weight matrix as it lies in a model file, ready for Kernels::multiply.
//
//   auto w = Matrix::load(file, "heads", 384);          // arrays heads.weights, .scale, .bias
//   w->apply(states, rows, 1 / 127.0f, out);           // out[rows][w->columns()], floats
//
// Shapes: `weights` i8 [columns/16, inner/4, 16, 4] (block, group, column, inner), `scale` and
// `bias`
//   f32 [columns]; columns is a multiple of 16 (padded with zeros), inner of 4.
// Needs, gives, owns: views the WeightFile, which must outlive it. Threads: read-only.
// Errors: load gives the WeightFile's errors; apply cannot fail.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/kernels.h"
#include "model/weights.h"

namespace kilde::model {

class Matrix {
 public:
  static Result<Matrix> load(const WeightFile& file, std::string_view name, uint32_t inner);

  size_t inner() const { return inner_; }
  size_t columns() const { return scale_.size(); }
  const float* scale() const { return scale_.data(); }

  // Integer sums only; out has rows x columns.
  void multiply(const uint8_t* a, size_t rows, int32_t* out) const;
  // out[r] = (a[r] - 128) * W^T * factor + bias, with a scratch of rows x columns integers.
  void apply(const uint8_t* a, size_t rows, float factor, std::vector<int32_t>& scratch,
             float* out) const;
  // One row of sums to floats.
  void finish(const int32_t* sums, float factor, float* out) const;

 private:
  size_t inner_ = 0;
  std::span<const int8_t> weights_;
  std::span<const float> scale_, bias_;
};

}  // namespace kilde::model
