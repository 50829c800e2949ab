#include "eval/b_cubed.h"

#include <map>
#include <utility>

namespace kilde::eval {

double BCubed::f1() const {
  double sum = precision() + recall();
  return sum > 0 ? 2 * precision() * recall() / sum : 0;
}

BCubed& BCubed::operator+=(const BCubed& other) {
  precise += other.precise;
  recalled += other.recalled;
  found += other.found;
  gold += other.gold;
  return *this;
}

std::vector<BCubed> b_cubed_each(const std::vector<Grouped>& mentions) {
  std::map<std::string, double> of_gold, of_found;
  std::map<std::pair<std::string, std::string>, double> of_both;
  for (const Grouped& mention : mentions) {
    ++of_gold[mention.gold];
    ++of_found[mention.found];
    ++of_both[{mention.gold, mention.found}];
  }
  std::vector<BCubed> scores;
  for (const Grouped& mention : mentions) {
    BCubed score;
    score.found = !mention.found.empty();
    score.gold = !mention.gold.empty();
    if (score.found && score.gold) {
      double both = of_both[{mention.gold, mention.found}];
      score.precise = both / of_found[mention.found];
      score.recalled = both / of_gold[mention.gold];
    }
    scores.push_back(score);
  }
  return scores;
}

BCubed b_cubed(const std::vector<Grouped>& mentions) {
  BCubed sum;
  for (const BCubed& score : b_cubed_each(mentions)) sum += score;
  return sum;
}

}  // namespace kilde::eval
