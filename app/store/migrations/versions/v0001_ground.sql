CREATE TABLE agenda_item ( scope TEXT NOT NULL, id TEXT NOT NULL, place TEXT, title TEXT, kind TEXT, who TEXT,
script TEXT, seconds INTEGER, public INTEGER, protected INTEGER, ask TEXT, removed INTEGER, stamp TEXT, stamps
TEXT, PRIMARY KEY (scope, id) ) WITHOUT ROWID;;

CREATE TABLE agenda_mark ( scope TEXT NOT NULL, id TEXT NOT NULL, kind TEXT, stamp TEXT, "after" TEXT, mark
TEXT, item TEXT, seconds INTEGER, at TEXT, power_holder TEXT, clock TEXT, PRIMARY KEY (scope, id) ) WITHOUT
ROWID;;

CREATE TABLE alliance ( scope TEXT NOT NULL, id TEXT NOT NULL, name TEXT, root_fingerprint TEXT, removed
INTEGER, stamp TEXT, stamps TEXT, PRIMARY KEY (scope, id) ) WITHOUT ROWID;;

CREATE TABLE anchor ( station TEXT NOT NULL, public_key TEXT, PRIMARY KEY (station) );;

CREATE TABLE answer ( scope TEXT NOT NULL, id TEXT NOT NULL, kind TEXT, stamp TEXT, "after" TEXT, ask TEXT,
power_holder TEXT, asking TEXT, answer TEXT, reason TEXT, words TEXT, condition TEXT, deadline_words TEXT,
deadline_earliest TEXT, deadline_latest TEXT, contact TEXT, follow_up TEXT, channel TEXT, offer TEXT, at TEXT,
why_corrected TEXT, PRIMARY KEY (scope, id) ) WITHOUT ROWID;;

CREATE TABLE ask ( scope TEXT NOT NULL, id TEXT NOT NULL, number INTEGER, title TEXT, words TEXT, action TEXT,
by_when TEXT, by_earliest TEXT, by_latest TEXT, why TEXT, our_commitment TEXT, topic TEXT, place TEXT, source
TEXT, removed INTEGER, stamp TEXT, stamps TEXT, PRIMARY KEY (scope, id) ) WITHOUT ROWID;;

CREATE TABLE ask_to ( scope TEXT NOT NULL, id TEXT NOT NULL, ask TEXT, power_holder TEXT, place TEXT, removed
INTEGER, stamp TEXT, stamps TEXT, PRIMARY KEY (scope, id) ) WITHOUT ROWID;;

CREATE TABLE asking ( scope TEXT NOT NULL, id TEXT NOT NULL, kind TEXT, stamp TEXT, "after" TEXT, ask TEXT,
power_holder TEXT, at TEXT, "by" TEXT, PRIMARY KEY (scope, id) ) WITHOUT ROWID;;

CREATE TABLE assembly ( scope TEXT NOT NULL, id TEXT NOT NULL, title TEXT, alliance TEXT, venue TEXT, day
TEXT, starts TEXT, ends TEXT, zone TEXT, capacity INTEGER, target INTEGER, number INTEGER, rehearsal INTEGER,
tongue TEXT, secretary TEXT, note TEXT, source TEXT, accent TEXT, listed_only INTEGER, removed INTEGER, stamp
TEXT, stamps TEXT, PRIMARY KEY (scope, id) ) WITHOUT ROWID;;

CREATE TABLE badge ( scope TEXT NOT NULL, id TEXT NOT NULL, delegation TEXT, person TEXT, kind TEXT, code_id
TEXT, key_id INTEGER, heads INTEGER, young INTEGER, caption TEXT, replaced_by TEXT, printed_revision INTEGER,
removed INTEGER, stamp TEXT, stamps TEXT, PRIMARY KEY (scope, id) ) WITHOUT ROWID;;

CREATE TABLE commitment_note ( scope TEXT NOT NULL, id TEXT NOT NULL, kind TEXT, stamp TEXT, "after" TEXT,
assembly TEXT, answer TEXT, status TEXT, on_day TEXT, source TEXT, words TEXT, PRIMARY KEY (scope, id) )
WITHOUT ROWID;;

CREATE TABLE cursor ( name TEXT NOT NULL, value TEXT, PRIMARY KEY (name) );;

CREATE TABLE delegation ( scope TEXT NOT NULL, id TEXT NOT NULL, institution TEXT, name TEXT, type TEXT,
number INTEGER, pledge INTEGER, lead TEXT, place TEXT, removed INTEGER, stamp TEXT, stamps TEXT, PRIMARY KEY
(scope, id) ) WITHOUT ROWID;;

CREATE TABLE draft ( scope TEXT NOT NULL, place TEXT NOT NULL, text TEXT, at TEXT, PRIMARY KEY (scope, place)
);;

CREATE TABLE entry ( scope TEXT NOT NULL, station TEXT NOT NULL, number INTEGER NOT NULL, stamp TEXT, kind
TEXT, schema INTEGER, who TEXT, post TEXT, batch TEXT, body TEXT, digests TEXT, hash BLOB, signature BLOB,
PRIMARY KEY (scope, station, number) ) WITHOUT ROWID;;

CREATE TABLE erasure ( scope TEXT NOT NULL, id TEXT NOT NULL, kind TEXT, stamp TEXT, "after" TEXT, subject
TEXT, at TEXT, PRIMARY KEY (scope, id) ) WITHOUT ROWID;;

CREATE TABLE headcount ( scope TEXT NOT NULL, delegation TEXT NOT NULL, here INTEGER, ever INTEGER, PRIMARY
KEY (scope, delegation) ) WITHOUT ROWID;;

CREATE TABLE identity ( place INTEGER NOT NULL, station TEXT, signing_key BLOB, age_key TEXT, instance TEXT,
PRIMARY KEY (place) );;

CREATE TABLE institution ( scope TEXT NOT NULL, id TEXT NOT NULL, name TEXT, type TEXT, number INTEGER,
pledge_default INTEGER, removed INTEGER, stamp TEXT, stamps TEXT, PRIMARY KEY (scope, id) ) WITHOUT ROWID;;

CREATE TABLE local_setting ( name TEXT NOT NULL, value TEXT, PRIMARY KEY (name) );;

CREATE TABLE person ( scope TEXT NOT NULL, id TEXT NOT NULL, delegation TEXT, name TEXT, access TEXT, kind
TEXT, note TEXT, removed INTEGER, stamp TEXT, stamps TEXT, PRIMARY KEY (scope, id) ) WITHOUT ROWID;;

CREATE TABLE power_holder ( scope TEXT NOT NULL, id TEXT NOT NULL, office_id TEXT, name TEXT, said TEXT,
office TEXT, organisation TEXT, attendance TEXT, representing TEXT, authority TEXT, place TEXT, removed
INTEGER, stamp TEXT, stamps TEXT, PRIMARY KEY (scope, id) ) WITHOUT ROWID;;

CREATE TABLE power_holder_office ( scope TEXT NOT NULL, id TEXT NOT NULL, name TEXT, office TEXT, organisation
TEXT, contact TEXT, removed INTEGER, stamp TEXT, stamps TEXT, PRIMARY KEY (scope, id) ) WITHOUT ROWID;;

CREATE TABLE presence ( scope TEXT NOT NULL, subject TEXT NOT NULL, delegation TEXT, state TEXT, first_at
TEXT, last_at TEXT, last_door TEXT, last_fact TEXT, heads INTEGER, young INTEGER, PRIMARY KEY (scope, subject)
) WITHOUT ROWID;;

CREATE TABLE private_text ( scope TEXT NOT NULL, station TEXT NOT NULL, number INTEGER NOT NULL, item INTEGER
NOT NULL, "row" TEXT, text TEXT, salt BLOB, PRIMARY KEY (scope, station, number, item) ) WITHOUT ROWID;;

CREATE TABLE quarantine ( scope TEXT NOT NULL, station TEXT NOT NULL, number INTEGER NOT NULL, hash TEXT NOT
NULL, cause TEXT, packet TEXT, PRIMARY KEY (scope, station, number, hash) );;

CREATE TABLE read_back ( scope TEXT NOT NULL, id TEXT NOT NULL, kind TEXT, stamp TEXT, "after" TEXT, answer
TEXT, outcome TEXT, words TEXT, at TEXT, PRIMARY KEY (scope, id) ) WITHOUT ROWID;;

CREATE TABLE role ( scope TEXT NOT NULL, id TEXT NOT NULL, name TEXT, who TEXT, removed INTEGER, stamp TEXT,
stamps TEXT, PRIMARY KEY (scope, id) ) WITHOUT ROWID;;

CREATE TABLE roll_call ( scope TEXT NOT NULL, id TEXT NOT NULL, kind TEXT, stamp TEXT, "after" TEXT,
delegation TEXT, heads INTEGER, at TEXT, PRIMARY KEY (scope, id) ) WITHOUT ROWID;;

CREATE TABLE scan ( scope TEXT NOT NULL, id TEXT NOT NULL, kind TEXT, stamp TEXT, "after" TEXT, subject TEXT,
badge TEXT, delegation TEXT, person TEXT, verdict TEXT, cause TEXT, door TEXT, direction TEXT, heads INTEGER,
young INTEGER, at TEXT, length INTEGER, reason TEXT, PRIMARY KEY (scope, id) ) WITHOUT ROWID;;

CREATE TABLE scene ( scope TEXT NOT NULL, id TEXT NOT NULL, kind TEXT, stamp TEXT, "after" TEXT, scene TEXT,
item TEXT, ask TEXT, power_holder TEXT, at TEXT, PRIMARY KEY (scope, id) ) WITHOUT ROWID;;

CREATE TABLE sealing ( scope TEXT NOT NULL, id TEXT NOT NULL, kind TEXT, stamp TEXT, "after" TEXT, document
TEXT, power_holder TEXT, revision INTEGER, sha256 TEXT, twin_sha256 TEXT, entries INTEGER, head TEXT, tips
TEXT, signer TEXT, fingerprint TEXT, at TEXT, PRIMARY KEY (scope, id) ) WITHOUT ROWID;;

CREATE TABLE secret ( scope TEXT NOT NULL, id TEXT NOT NULL, kind TEXT, stamp TEXT, "after" TEXT, name TEXT,
sealed TEXT, stations TEXT, at TEXT, reason TEXT, PRIMARY KEY (scope, id) ) WITHOUT ROWID;;

CREATE TABLE station ( scope TEXT NOT NULL, id TEXT NOT NULL, name TEXT, post TEXT, public_key TEXT, age_key
TEXT, revoked_after INTEGER, endorsed_by TEXT, endorsement TEXT, removed INTEGER, stamp TEXT, stamps TEXT,
PRIMARY KEY (scope, id) ) WITHOUT ROWID;;

CREATE TABLE turnout ( scope TEXT NOT NULL, id TEXT NOT NULL, kind TEXT, stamp TEXT, "after" TEXT, delegation
TEXT, pledged INTEGER, heads INTEGER, ever INTEGER, quarter TEXT, at TEXT, PRIMARY KEY (scope, id) ) WITHOUT
ROWID;;

CREATE TABLE waiting ( scope TEXT NOT NULL, station TEXT NOT NULL, number INTEGER NOT NULL, cause TEXT,
PRIMARY KEY (scope, station, number) );;

CREATE INDEX answer_cell ON answer (scope, ask, power_holder);;

CREATE INDEX ask_to_ask ON ask_to (scope, ask);;

CREATE INDEX badge_code ON badge (scope, code_id);;

CREATE INDEX badge_person ON badge (scope, person);;

CREATE INDEX entry_batch ON entry (scope, station, batch) WHERE batch != '';;

CREATE INDEX presence_whose ON presence (scope, last_at) WHERE delegation = '';;

CREATE INDEX private_row ON private_text (scope, "row");;

CREATE INDEX scan_apart ON scan (scope, badge) WHERE badge != '' AND kind IN ('walked_in', 'admitted_by_hand');;

CREATE INDEX scan_door ON scan (scope, door, at);;

CREATE INDEX scan_subject ON scan (scope, subject);;

CREATE INDEX scan_turned_away ON scan (scope, at) WHERE kind = 'turned_away';;

CREATE TRIGGER entry_kept BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;;

CREATE TRIGGER entry_as_written BEFORE UPDATE ON entry WHEN NOT (NEW.scope IS OLD.scope AND NEW.station IS
OLD.station AND NEW.number IS OLD.number AND NEW.stamp IS OLD.stamp AND NEW.kind IS OLD.kind AND NEW.schema IS
OLD.schema AND NEW.who IS OLD.who AND NEW.post IS OLD.post AND NEW.batch IS OLD.batch AND NEW.body IS OLD.body
AND NEW.digests IS OLD.digests AND NEW.hash IS OLD.hash AND NEW.signature IS OLD.signature) BEGIN SELECT
RAISE(ABORT, 'the journal is append-only'); END;;

CREATE TRIGGER private_text_kept BEFORE DELETE ON private_text BEGIN SELECT RAISE(ABORT, 'the journal is
append-only'); END;;

CREATE TRIGGER private_text_as_written BEFORE UPDATE ON private_text WHEN NOT (NEW.scope IS OLD.scope AND
NEW.station IS OLD.station AND NEW.number IS OLD.number AND NEW.item IS OLD.item AND NEW.row IS OLD.row AND
(NEW.text IS OLD.text OR NEW.text IS NULL) AND (NEW.salt IS OLD.salt OR NEW.salt IS NULL)) BEGIN SELECT
RAISE(ABORT, 'the journal is append-only'); END;;

CREATE TRIGGER commitment_note_kept BEFORE DELETE ON commitment_note BEGIN SELECT RAISE(ABORT, 'the journal is
append-only'); END;;

CREATE TRIGGER commitment_note_as_written BEFORE UPDATE ON commitment_note WHEN NOT (NEW.scope IS OLD.scope
AND NEW.id IS OLD.id AND NEW.kind IS OLD.kind AND NEW.stamp IS OLD.stamp AND NEW.after IS OLD.after AND
NEW.assembly IS OLD.assembly AND NEW.answer IS OLD.answer AND NEW.status IS OLD.status AND NEW.on_day IS
OLD.on_day AND NEW.source IS OLD.source AND NEW.words IS OLD.words) BEGIN SELECT RAISE(ABORT, 'the journal is
append-only'); END;;

CREATE TRIGGER scan_kept BEFORE DELETE ON scan BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;;

CREATE TRIGGER scan_as_written BEFORE UPDATE ON scan WHEN NOT (NEW.scope IS OLD.scope AND NEW.id IS OLD.id AND
NEW.kind IS OLD.kind AND NEW.stamp IS OLD.stamp AND NEW.after IS OLD.after AND NEW.subject IS OLD.subject AND
NEW.badge IS OLD.badge AND NEW.delegation IS OLD.delegation AND NEW.verdict IS OLD.verdict AND NEW.cause IS
OLD.cause AND NEW.door IS OLD.door AND NEW.direction IS OLD.direction AND NEW.heads IS OLD.heads AND NEW.young
IS OLD.young AND NEW.at IS OLD.at AND NEW.length IS OLD.length AND (NEW.person IS OLD.person OR NEW.person IS
NULL) AND (NEW.reason IS OLD.reason OR NEW.reason IS NULL)) BEGIN SELECT RAISE(ABORT, 'the journal is append-
only'); END;;

CREATE TRIGGER agenda_mark_kept BEFORE DELETE ON agenda_mark BEGIN SELECT RAISE(ABORT, 'the journal is append-
only'); END;;

CREATE TRIGGER agenda_mark_as_written BEFORE UPDATE ON agenda_mark WHEN NOT (NEW.scope IS OLD.scope AND NEW.id
IS OLD.id AND NEW.kind IS OLD.kind AND NEW.stamp IS OLD.stamp AND NEW.after IS OLD.after AND NEW.mark IS
OLD.mark AND NEW.item IS OLD.item AND NEW.seconds IS OLD.seconds AND NEW.at IS OLD.at AND NEW.power_holder IS
OLD.power_holder AND NEW.clock IS OLD.clock) BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;;

CREATE TRIGGER scene_kept BEFORE DELETE ON scene BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;;

CREATE TRIGGER scene_as_written BEFORE UPDATE ON scene WHEN NOT (NEW.scope IS OLD.scope AND NEW.id IS OLD.id
AND NEW.kind IS OLD.kind AND NEW.stamp IS OLD.stamp AND NEW.after IS OLD.after AND NEW.scene IS OLD.scene AND
NEW.item IS OLD.item AND NEW.ask IS OLD.ask AND NEW.power_holder IS OLD.power_holder AND NEW.at IS OLD.at)
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;;

CREATE TRIGGER roll_call_kept BEFORE DELETE ON roll_call BEGIN SELECT RAISE(ABORT, 'the journal is append-
only'); END;;

CREATE TRIGGER roll_call_as_written BEFORE UPDATE ON roll_call WHEN NOT (NEW.scope IS OLD.scope AND NEW.id IS
OLD.id AND NEW.kind IS OLD.kind AND NEW.stamp IS OLD.stamp AND NEW.after IS OLD.after AND NEW.delegation IS
OLD.delegation AND NEW.heads IS OLD.heads AND NEW.at IS OLD.at) BEGIN SELECT RAISE(ABORT, 'the journal is
append-only'); END;;

CREATE TRIGGER asking_kept BEFORE DELETE ON asking BEGIN SELECT RAISE(ABORT, 'the journal is append-only');
END;;

CREATE TRIGGER asking_as_written BEFORE UPDATE ON asking WHEN NOT (NEW.scope IS OLD.scope AND NEW.id IS OLD.id
AND NEW.kind IS OLD.kind AND NEW.stamp IS OLD.stamp AND NEW.after IS OLD.after AND NEW.ask IS OLD.ask AND
NEW.power_holder IS OLD.power_holder AND NEW.at IS OLD.at AND NEW.by IS OLD.by) BEGIN SELECT RAISE(ABORT, 'the
journal is append-only'); END;;

CREATE TRIGGER answer_kept BEFORE DELETE ON answer BEGIN SELECT RAISE(ABORT, 'the journal is append-only');
END;;

CREATE TRIGGER answer_as_written BEFORE UPDATE ON answer WHEN NOT (NEW.scope IS OLD.scope AND NEW.id IS OLD.id
AND NEW.kind IS OLD.kind AND NEW.stamp IS OLD.stamp AND NEW.after IS OLD.after AND NEW.ask IS OLD.ask AND
NEW.power_holder IS OLD.power_holder AND NEW.asking IS OLD.asking AND NEW.answer IS OLD.answer AND NEW.reason
IS OLD.reason AND NEW.words IS OLD.words AND NEW.condition IS OLD.condition AND NEW.deadline_words IS
OLD.deadline_words AND NEW.deadline_earliest IS OLD.deadline_earliest AND NEW.deadline_latest IS
OLD.deadline_latest AND NEW.contact IS OLD.contact AND NEW.follow_up IS OLD.follow_up AND NEW.channel IS
OLD.channel AND NEW.offer IS OLD.offer AND NEW.at IS OLD.at AND NEW.why_corrected IS OLD.why_corrected) BEGIN
SELECT RAISE(ABORT, 'the journal is append-only'); END;;

CREATE TRIGGER read_back_kept BEFORE DELETE ON read_back BEGIN SELECT RAISE(ABORT, 'the journal is append-
only'); END;;

CREATE TRIGGER read_back_as_written BEFORE UPDATE ON read_back WHEN NOT (NEW.scope IS OLD.scope AND NEW.id IS
OLD.id AND NEW.kind IS OLD.kind AND NEW.stamp IS OLD.stamp AND NEW.after IS OLD.after AND NEW.answer IS
OLD.answer AND NEW.outcome IS OLD.outcome AND NEW.words IS OLD.words AND NEW.at IS OLD.at) BEGIN SELECT
RAISE(ABORT, 'the journal is append-only'); END;;

CREATE TRIGGER turnout_kept BEFORE DELETE ON turnout BEGIN SELECT RAISE(ABORT, 'the journal is append-only');
END;;

CREATE TRIGGER turnout_as_written BEFORE UPDATE ON turnout WHEN NOT (NEW.scope IS OLD.scope AND NEW.id IS
OLD.id AND NEW.kind IS OLD.kind AND NEW.stamp IS OLD.stamp AND NEW.after IS OLD.after AND NEW.delegation IS
OLD.delegation AND NEW.pledged IS OLD.pledged AND NEW.heads IS OLD.heads AND NEW.ever IS OLD.ever AND
NEW.quarter IS OLD.quarter AND NEW.at IS OLD.at) BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;;

CREATE TRIGGER sealing_kept BEFORE DELETE ON sealing BEGIN SELECT RAISE(ABORT, 'the journal is append-only');
END;;

CREATE TRIGGER sealing_as_written BEFORE UPDATE ON sealing WHEN NOT (NEW.scope IS OLD.scope AND NEW.id IS
OLD.id AND NEW.kind IS OLD.kind AND NEW.stamp IS OLD.stamp AND NEW.after IS OLD.after AND NEW.document IS
OLD.document AND NEW.power_holder IS OLD.power_holder AND NEW.revision IS OLD.revision AND NEW.sha256 IS
OLD.sha256 AND NEW.twin_sha256 IS OLD.twin_sha256 AND NEW.entries IS OLD.entries AND NEW.head IS OLD.head AND
NEW.tips IS OLD.tips AND NEW.signer IS OLD.signer AND NEW.fingerprint IS OLD.fingerprint AND NEW.at IS OLD.at)
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;;

CREATE TRIGGER secret_kept BEFORE DELETE ON secret BEGIN SELECT RAISE(ABORT, 'the journal is append-only');
END;;

CREATE TRIGGER secret_as_written BEFORE UPDATE ON secret WHEN NOT (NEW.scope IS OLD.scope AND NEW.id IS OLD.id
AND NEW.kind IS OLD.kind AND NEW.stamp IS OLD.stamp AND NEW.after IS OLD.after AND NEW.name IS OLD.name AND
NEW.sealed IS OLD.sealed AND NEW.stations IS OLD.stations AND NEW.at IS OLD.at AND (NEW.reason IS OLD.reason
OR NEW.reason IS NULL)) BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;;

CREATE TRIGGER erasure_kept BEFORE DELETE ON erasure BEGIN SELECT RAISE(ABORT, 'the journal is append-only');
END;;

CREATE TRIGGER erasure_as_written BEFORE UPDATE ON erasure WHEN NOT (NEW.scope IS OLD.scope AND NEW.id IS
OLD.id AND NEW.kind IS OLD.kind AND NEW.stamp IS OLD.stamp AND NEW.after IS OLD.after AND NEW.subject IS
OLD.subject AND NEW.at IS OLD.at) BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;;

