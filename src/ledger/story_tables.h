// The tables of stories: what is kept of each report to tell its happening, and what was made of
// it.
//
//   db.run(kStoryTables);
//
// Shapes: see docs/ledger.md. StoryAnnex fills story_features, triggers note which documents came
//   or went, and registry/ledger_stories.h brings the rest up to date when somebody asks.
#pragma once

namespace kilde::ledger {

inline constexpr const char* kStoryTables = R"sql(
CREATE TABLE story_features(
  document INTEGER PRIMARY KEY REFERENCES documents(id),
  features BLOB NOT NULL
) STRICT;
CREATE TABLE stale_stories(
  document INTEGER PRIMARY KEY
) STRICT;
CREATE TRIGGER story_features_come AFTER INSERT ON story_features BEGIN
  INSERT OR IGNORE INTO stale_stories VALUES(new.document);
END;
CREATE TRIGGER story_features_go AFTER DELETE ON story_features BEGIN
  INSERT OR IGNORE INTO stale_stories VALUES(old.document);
END;

CREATE TABLE stories(
  document INTEGER PRIMARY KEY,
  story INTEGER NOT NULL
) STRICT;
CREATE INDEX stories_story ON stories(story);
)sql";

}  // namespace kilde::ledger
