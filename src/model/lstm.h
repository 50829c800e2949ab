// BiLstm: one bidirectional LSTM layer over a batch of sentences, in int8.
//
//   auto layer = BiLstm::load(file, "encoder.0", 160, 192);
//   layer->run(gates, sentences, states);
//
// Shapes: `gates` [tokens][8 * hidden] floats, the part of the gates that comes from below (forward
//   in, forget, cell, out, then backward the same); `states` [tokens][2 * hidden] uint8, forward
//   then backward, value (x - 128) / 127. `sentences` are half-open token ranges that do not
//   overlap.
// Needs, gives, owns: views the WeightFile. Threads: read-only; each call has its own scratch.
// Errors: run cannot fail.
// Method: Hochreiter and Schmidhuber 1997; sentences go side by side, longest first, so that each
//   step is one matrix product; the state's scale is fixed, as it lies in (-1, 1).
#pragma once

#include <span>
#include <vector>

#include <kilde/span.h>

#include "model/matrix.h"

namespace kilde::model {

class BiLstm {
 public:
  // `input_bias` names the biases of the part from below; empty: NAME.input.bias.
  static Result<BiLstm> load(const WeightFile& file, std::string_view name, uint32_t inner,
                             uint32_t hidden, std::string_view input_bias = {});

  const Matrix& input() const { return input_; }
  size_t hidden() const { return hidden_; }
  void run(const float* gates, std::span<const TokenSpan> sentences, uint8_t* states) const;

 private:
  void run_direction(const float* gates, std::span<const TokenSpan> longest_first, bool backward,
                     uint8_t* states) const;
  size_t hidden_ = 0;
  Matrix input_, forward_, backward_;
};

}  // namespace kilde::model
