// Matrix: an int8 weight matrix as it lies in a model file, ready for Kernels::multiply.
//
//   auto w = Matrix::load(file, "heads", 384);          // arrays heads.weights, .scale, ...
//   w->apply(states, rows, 1 / 127.0f, out);            // out[rows][w->columns()], floats
//
// Shapes: `weights` i8 [columns/16, inner/4, 16, 4] (block, group, column, inner), `scale` and
//   `bias` f32 [columns], `offset` i32 [columns], 128 times the sum of a column's weights; columns
//   is a multiple of 16 (padded with zeros), inner of 4.
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
  // `bias` names the array of biases; empty: that of the same name.
  static Result<Matrix> load(const WeightFile& file, std::string_view name, uint32_t inner,
                             std::string_view bias = {});

  size_t inner() const { return inner_; }
  size_t columns() const { return scale_.size(); }
  const float* scale() const { return scale_.data(); }

  // Integer sums only; out has rows x columns.
  void multiply(const uint8_t* a, size_t rows, int32_t* out) const;
  // out[r] = (a[r] - 128) * W^T * factor + bias.
  void apply(const uint8_t* a, size_t rows, float factor, float* out) const;
  // The same with a factor for each row.
  void apply(const uint8_t* a, std::span<const float> factors, float* out) const;
  // out[r] += ..., likewise.
  void add(const uint8_t* a, std::span<const float> factors, float* out) const;

 private:
  template <typename Finish>
  void by_blocks(const uint8_t* a, size_t rows, Finish finish) const;

  size_t inner_ = 0;
  std::span<const int8_t> weights_;
  std::span<const float> scale_, bias_;
  std::span<const int32_t> offset_;
};

}  // namespace kilde::model
