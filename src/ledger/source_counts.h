// How often each source is quoted, by whom and through whom, counted while documents are written.
//
//   db.run(kSourceCounts); db.run(kSourceTriggers);   // the tables, what keeps them and the view
//   db.number(kWrongCounts);   // rows that tell another number than counting again; 0 when whole
//
// Shapes: a source is a row of `entities`, or minus a row of `names` where it is only described, or
//   0 where nobody is credited. Only claims of current documents count; a document that stops to be
//   current takes its claims out again. A row may be left with a count of 0.
// Method: triggers, so that no way of writing can pass them by. `kilde sources` then answers from
//   the counts alone, however many claims there are.
#pragma once

namespace kilde::ledger {

inline constexpr const char* kSourceCounts = R"sql(
CREATE TABLE source_totals(
  source INTEGER PRIMARY KEY,
  claims INTEGER NOT NULL
) STRICT;
CREATE INDEX source_totals_claims ON source_totals(claims);

CREATE TABLE source_outlets(
  source INTEGER NOT NULL,
  outlet INTEGER NOT NULL,
  claims INTEGER NOT NULL,
  named INTEGER NOT NULL,
  roles INTEGER NOT NULL,
  groups INTEGER NOT NULL,
  PRIMARY KEY(source, outlet)
) STRICT, WITHOUT ROWID;
CREATE INDEX source_outlets_outlet ON source_outlets(outlet, claims);

CREATE TABLE source_hands(
  source INTEGER NOT NULL,
  hand INTEGER NOT NULL,
  claims INTEGER NOT NULL,
  PRIMARY KEY(source, hand)
) STRICT, WITHOUT ROWID;
CREATE INDEX source_hands_hand ON source_hands(hand, claims);

)sql";

inline constexpr const char* kSourceTriggers = R"sql(
CREATE VIEW claim_sources AS
  SELECT c.id AS claim,
         coalesce(c.speaker, -c.speaker_name, 0) AS source,
         coalesce(d.publisher, 0) AS outlet, c.source_grade AS grade, d.current AS current
  FROM claims c JOIN documents d ON d.id=c.id >> 24;

CREATE TRIGGER claims_come AFTER INSERT ON claims BEGIN
  INSERT INTO source_totals SELECT source,1 FROM claim_sources WHERE claim=new.id AND current
    ON CONFLICT DO UPDATE SET claims=claims+1;
  INSERT INTO source_outlets
    SELECT source,outlet,1,grade='named',grade='role',grade='group'
    FROM claim_sources WHERE claim=new.id AND current
    ON CONFLICT DO UPDATE SET claims=claims+1, named=named+excluded.named,
      roles=roles+excluded.roles, groups=groups+excluded.groups;
END;
CREATE TRIGGER claims_go BEFORE DELETE ON claims BEGIN
  UPDATE source_totals SET claims=claims-1
    WHERE source=(SELECT source FROM claim_sources WHERE claim=old.id AND current);
  UPDATE source_outlets SET claims=claims-1, named=named-(old.source_grade='named'),
      roles=roles-(old.source_grade='role'), groups=groups-(old.source_grade='group')
    WHERE (source,outlet)=(SELECT source,outlet FROM claim_sources WHERE claim=old.id AND current);
END;
CREATE TRIGGER chains_come AFTER INSERT ON chains WHEN new.position>0 BEGIN
  INSERT INTO source_hands SELECT source,new.name,1 FROM claim_sources
    WHERE claim=new.claim AND current AND outlet<>new.name
    ON CONFLICT DO UPDATE SET claims=claims+1;
END;
CREATE TRIGGER chains_go BEFORE DELETE ON chains WHEN old.position>0 BEGIN
  UPDATE source_hands SET claims=claims-1 WHERE hand=old.name AND
    source=(SELECT source FROM claim_sources
            WHERE claim=old.claim AND current AND outlet<>old.name);
END;
CREATE TRIGGER documents_turn AFTER UPDATE OF current ON documents
WHEN new.current<>old.current BEGIN
  INSERT INTO source_totals
    SELECT source,count(*)*(new.current-old.current) FROM claim_sources
    WHERE claim>=new.id<<24 AND claim<(new.id+1)<<24 GROUP BY source
    ON CONFLICT DO UPDATE SET claims=claims+excluded.claims;
  INSERT INTO source_outlets
    SELECT source,outlet,count(*)*(new.current-old.current),
      sum(grade='named')*(new.current-old.current),sum(grade='role')*(new.current-old.current),
      sum(grade='group')*(new.current-old.current) FROM claim_sources
    WHERE claim>=new.id<<24 AND claim<(new.id+1)<<24 GROUP BY source,outlet
    ON CONFLICT DO UPDATE SET claims=claims+excluded.claims, named=named+excluded.named,
      roles=roles+excluded.roles, groups=groups+excluded.groups;
  INSERT INTO source_hands
    SELECT source,name,count(*)*(new.current-old.current)
    FROM claim_sources JOIN chains USING(claim)
    WHERE claim>=new.id<<24 AND claim<(new.id+1)<<24 AND position>0 AND name<>outlet
    GROUP BY source,name
    ON CONFLICT DO UPDATE SET claims=claims+excluded.claims;
END;
)sql";

inline constexpr const char* kWrongCounts = R"sql(
WITH counted AS (
  SELECT source,outlet,count(*) AS claims,sum(grade='named') AS named,sum(grade='role') AS roles,
    sum(grade='group') AS groups FROM claim_sources WHERE current GROUP BY source,outlet),
passed AS (
  SELECT source,name,count(*) FROM claim_sources JOIN chains USING(claim)
  WHERE current AND position>0 AND name<>outlet GROUP BY source,name)
SELECT (SELECT count(*) FROM (SELECT * FROM counted EXCEPT SELECT * FROM source_outlets))
 + (SELECT count(*) FROM
    (SELECT * FROM source_outlets WHERE claims<>0 EXCEPT SELECT * FROM counted))
 + (SELECT count(*) FROM (SELECT * FROM passed EXCEPT SELECT * FROM source_hands))
 + (SELECT count(*) FROM (SELECT * FROM source_hands WHERE claims<>0 EXCEPT SELECT * FROM passed))
 + (SELECT count(*) FROM (SELECT source,sum(claims) FROM counted GROUP BY source
                          EXCEPT SELECT * FROM source_totals))
 + (SELECT count(*) FROM (SELECT * FROM source_totals WHERE claims<>0
                          EXCEPT SELECT source,sum(claims) FROM counted GROUP BY source))
)sql";

}  // namespace kilde::ledger
