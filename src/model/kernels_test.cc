#include "model/kernels.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

namespace kilde::model {
namespace {

std::vector<const Kernels*> fast_sets() {
  std::vector<const Kernels*> sets;
  for (const Kernels* set : {avx2_kernels(), avx512_kernels()})
    if (set) sets.push_back(set);
  return sets;
}

struct Case {
  size_t rows, inner, columns;
  std::vector<uint8_t> a;
  std::vector<int8_t> weights;  // packed
  std::vector<int32_t> offset;
};

Case random_case(std::mt19937& random) {
  Case c{1 + random() % 20, 4 * (1 + random() % 30), 16 * (1 + random() % 5), {}, {}, {}};
  for (size_t i = 0; i < c.rows * c.inner; ++i) c.a.push_back(static_cast<uint8_t>(random()));
  for (size_t i = 0; i < c.inner * c.columns; ++i)
    c.weights.push_back(static_cast<int8_t>(static_cast<int>(random() % 127) - 63));
  for (size_t i = 0; i < c.columns; ++i)
    c.offset.push_back(static_cast<int32_t>(random() % 20001) - 10000);
  return c;
}

TEST(Kernels, PlainProductAgreesWithItsDefinition) {
  std::mt19937 random(1);
  Case c = random_case(random);
  std::vector<int32_t> out(c.rows * c.columns);
  plain_kernels()->multiply(c.a.data(), c.rows, c.inner, c.weights.data(), c.offset.data(),
                            c.columns, out.data());
  for (size_t r = 0; r < c.rows; ++r)
    for (size_t column = 0; column < c.columns; ++column) {
      int32_t sum = -c.offset[column];
      for (size_t i = 0; i < c.inner; ++i)
        sum += c.a[r * c.inner + i] *
               c.weights[column / 16 * c.inner * 16 + i / 4 * 64 + column % 16 * 4 + i % 4];
      ASSERT_EQ(out[r * c.columns + column], sum);
    }
}

TEST(Kernels, FastProductsEqualThePlainOne) {
  std::mt19937 random(2);
  for (int round = 0; round < 50; ++round) {
    Case c = random_case(random);
    std::vector<int32_t> plain(c.rows * c.columns), fast(plain.size());
    plain_kernels()->multiply(c.a.data(), c.rows, c.inner, c.weights.data(), c.offset.data(),
                              c.columns, plain.data());
    for (const Kernels* set : fast_sets()) {
      set->multiply(c.a.data(), c.rows, c.inner, c.weights.data(), c.offset.data(), c.columns,
                    fast.data());
      ASSERT_EQ(fast, plain) << set->name;
    }
  }
}

TEST(Kernels, ExtremesDoNotOverflow) {
  std::vector<uint8_t> a(64, 255);
  std::vector<int8_t> weights(64 * 16, 63);
  for (const Kernels* set : fast_sets()) {
    std::vector<int32_t> out(16), offset(16, 64 * 128 * 63);
    set->multiply(a.data(), 1, 64, weights.data(), offset.data(), 16, out.data());
    EXPECT_EQ(out[3], 64 * 127 * 63) << set->name;
  }
}

TEST(Kernels, FloatingPointLoopsAgreeToTheBit) {
  std::mt19937 random(3);
  std::normal_distribution<float> normal;
  constexpr size_t kHidden = 48, kGates = 4 * kHidden;
  auto floats = [&](size_t n) {
    std::vector<float> v(n);
    for (float& x : v) x = 3 * normal(random);
    return v;
  };
  for (const Kernels* set : fast_sets()) {
    for (int round = 0; round < 20; ++round) {
      std::vector<int32_t> sums(kGates);
      for (int32_t& s : sums) s = static_cast<int32_t>(random() % 100000) - 50000;
      auto scale = floats(kGates), input = floats(kGates), cell = floats(kHidden), other = cell;
      for (float& s : scale) s = std::abs(s) / 3000;
      std::vector<uint8_t> state(kHidden), state2(kHidden);
      plain_kernels()->lstm_step(sums.data(), scale.data(), input.data(), kHidden, cell.data(),
                                 state.data());
      set->lstm_step(sums.data(), scale.data(), input.data(), kHidden, other.data(), state2.data());
      ASSERT_EQ(cell, other) << set->name;
      ASSERT_EQ(state, state2) << set->name;
      ASSERT_EQ(plain_kernels()->dot(scale.data(), input.data(), kGates),
                set->dot(scale.data(), input.data(), kGates));
      std::vector<float> out(kHidden), out2(kHidden);
      plain_kernels()->vector_matrix(scale.data(), 4, input.data(), kHidden, out.data());
      set->vector_matrix(scale.data(), 4, input.data(), kHidden, out2.data());
      ASSERT_EQ(out, out2);
    }
  }
}

TEST(Kernels, LstmStepComputesAnLstm) {
  constexpr size_t kHidden = 16;
  std::vector<int32_t> sums(4 * kHidden, 0);
  std::vector<float> scale(4 * kHidden, 1.0f), input(4 * kHidden), cell(kHidden);
  for (size_t i = 0; i < input.size(); ++i) input[i] = static_cast<float>(i % 13) / 3 - 2;
  for (size_t j = 0; j < kHidden; ++j) cell[j] = static_cast<float>(j) / 8 - 1;
  auto before = cell;
  std::vector<uint8_t> state(kHidden);
  kernels().lstm_step(sums.data(), scale.data(), input.data(), kHidden, cell.data(), state.data());
  auto sigmoid = [](double x) { return 1 / (1 + std::exp(-x)); };
  for (size_t j = 0; j < kHidden; ++j) {
    double c = sigmoid(input[kHidden + j]) * before[j] +
               sigmoid(input[j]) * std::tanh(input[2 * kHidden + j]);
    EXPECT_NEAR(cell[j], c, 1e-5);
    EXPECT_NEAR((state[j] - 128) / 127.0, sigmoid(input[3 * kHidden + j]) * std::tanh(c), 0.0041);
  }
}

TEST(Kernels, QuantisedRowsComeBack) {
  std::vector<float> x = {-2.5f, 0, 1.25f, 2.5f};
  std::vector<uint8_t> q(4);
  for (const Kernels* set : {plain_kernels(), &kernels()}) {
    float back = set->quantise(x.data(), 4, q.data());
    for (size_t i = 0; i < 4; ++i) EXPECT_NEAR((q[i] - 128) * back, x[i], back / 2 + 1e-6);
    std::vector<float> zeros(4, 0.0f);
    set->quantise(zeros.data(), 4, q.data());
    EXPECT_EQ(q[0], 128);
  }
}

}  // namespace
}  // namespace kilde::model
