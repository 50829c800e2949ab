#include "model/lstm.h"

#include <algorithm>
#include <cstring>

namespace kilde::model {

Result<BiLstm> BiLstm::load(const WeightFile& file, std::string_view name, uint32_t inner,
                            uint32_t hidden, std::string_view input_bias) {
  BiLstm layer;
  layer.hidden_ = hidden;
  std::string base(name);
  auto read = [&](const char* part, uint32_t width, size_t columns, Matrix& to,
                  std::string_view bias = {}) -> Result<void> {
    auto matrix = Matrix::load(file, base + part, width, bias);
    if (!matrix) return matrix.error();
    if (matrix->columns() != columns)
      return Error{Code::kFormat, file.path().string(),
                   "expected " + std::to_string(columns) + " columns in '" + base + part +
                       "', found " + std::to_string(matrix->columns())};
    to = *std::move(matrix);
    return {};
  };
  if (auto ok = read(".input", inner, size_t{8} * hidden, layer.input_, input_bias); !ok)
    return ok.error();
  if (auto ok = read(".forward", hidden, size_t{4} * hidden, layer.forward_); !ok)
    return ok.error();
  if (auto ok = read(".backward", hidden, size_t{4} * hidden, layer.backward_); !ok)
    return ok.error();
  return layer;
}

void BiLstm::run(const float* gates, std::span<const TokenSpan> sentences, uint8_t* states) const {
  std::vector<TokenSpan> order(sentences.begin(), sentences.end());
  std::stable_sort(order.begin(), order.end(),
                   [](TokenSpan a, TokenSpan b) { return a.length() > b.length(); });
  run_direction(gates, order, false, states);
  run_direction(gates, order, true, states);
}

void BiLstm::run_direction(const float* gates, std::span<const TokenSpan> longest_first,
                           bool backward, uint8_t* states) const {
  const Matrix& recurrent = backward ? backward_ : forward_;
  const Kernels& k = kernels();
  const size_t side = backward ? 1 : 0;
  std::vector<float> cells(longest_first.size() * hidden_, 0.0f);
  std::vector<uint8_t> hidden(longest_first.size() * hidden_, 128);
  std::vector<int32_t> sums(longest_first.size() * 4 * hidden_);
  size_t active = longest_first.size();
  for (uint32_t step = 0; active; ++step) {
    while (active && longest_first[active - 1].length() <= step) --active;
    recurrent.multiply(hidden.data(), active, sums.data());
    for (size_t s = 0; s < active; ++s) {
      TokenSpan sent = longest_first[s];
      size_t token = backward ? sent.end - 1 - step : sent.begin + step;
      uint8_t* state = hidden.data() + s * hidden_;
      k.lstm_step(sums.data() + s * 4 * hidden_, recurrent.scale(),
                  gates + (token * 2 + side) * 4 * hidden_, hidden_, cells.data() + s * hidden_,
                  state);
      std::memcpy(states + (token * 2 + side) * hidden_, state, hidden_);
    }
  }
}

}  // namespace kilde::model
