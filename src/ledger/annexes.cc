#include "ledger/annexes.h"

#include <memory>
#include <utility>

#include "claim/finder.h"
#include "ledger/claim_annex.h"
#include "ledger/judgement_store.h"
#include "ledger/lineage_store.h"
#include "ledger/story_annex.h"

namespace kilde::ledger {

Result<void> attach_annexes(Store& store, const std::filesystem::path& resources) {
  Result<claim::ClaimFinder> finder = claim::ClaimFinder::load(resources);
  if (!finder) return finder.error();
  auto stories = StoryAnnex::load(store.database(), resources);
  if (!stories) return stories.error();
  store.attach(std::make_unique<LineageStore>(store.database()));
  store.attach(std::make_unique<JudgementAnnex>(store.database()));
  store.attach(std::make_unique<ClaimAnnex>(
      store.database(), std::make_shared<const claim::ClaimFinder>(std::move(*finder))));
  store.attach(std::move(*stories));
  return {};
}

}  // namespace kilde::ledger
