package org.tongqu.ledger.internal.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongqu.accident.CanonicalEvent;
import org.tongqu.accident.CaseDocument;
import org.tongqu.accident.EventType;
import org.tongqu.accident.MergeRule;
import org.tongqu.accident.Plate;
import org.tongqu.ledger.Cases;
import org.tongqu.ledger.PayloadCipher;
import org.tongqu.sealing.DataCipher;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Cases, their events and the plates they are found by. */
@Component
final class CaseStore implements Cases {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final String DOCUMENT = "document";

    private final JdbcClient jdbc;
    private final PayloadCipher cipher;
    private final DataCipher index;
    private final Trees trees;
    private final Clock clock;

    CaseStore(JdbcClient jdbc, PayloadCipher cipher, DataCipher index, Trees trees, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.index = index;
        this.trees = trees;
        this.clock = clock;
    }

    @Override
    public Optional<String> byExternalNumber(String system, String no) {
        return jdbc.sql(
                        "select accident_no from ledger_external_number where system = ? and no ="
                                + " ?")
                .params(system, no)
                .query(String.class)
                .optional();
    }

    @Override
    public boolean link(String system, String no, String accidentNo) {
        return jdbc.sql(
                                "insert into ledger_external_number values (?, ?, ?) on conflict"
                                        + " do nothing")
                        .params(system, no, accidentNo)
                        .update()
                == 1;
    }

    @Override
    public void lockPlates(CaseDocument document) {
        plateIndexes(document).stream()
                .map(i -> ByteBuffer.wrap(i).getLong())
                .sorted()
                .forEach(
                        key ->
                                jdbc.sql("select 1 from pg_advisory_xact_lock(?)")
                                        .param(key)
                                        .query(Integer.class)
                                        .single());
    }

    @Override
    public List<Candidate> candidates(CaseDocument document) {
        List<byte[]> plates = plateIndexes(document);
        if (plates.isEmpty()) {
            return List.of();
        }
        Instant at = document.occurredAt().orElseGet(clock::instant);
        return jdbc
                .sql(
                        "select distinct p.accident_no from ledger_case_plate p join ledger_case c"
                                + " using (accident_no) where p.plate_index = any (?) and p.at"
                                + " between ? and ? and c.merged_into is null")
                .params(
                        plates.toArray(byte[][]::new),
                        Timestamp.from(at.minus(MergeRule.WINDOW)),
                        Timestamp.from(at.plus(MergeRule.WINDOW)))
                .query(String.class)
                .list()
                .stream()
                .flatMap(no -> read(no).stream())
                .map(found -> new Candidate(found.accidentNo(), facts(found)))
                .toList();
    }

    @Override
    public MergeRule.Facts facts(CaseDocument document) {
        Set<String> plates =
                document.plates().stream().map(Plate::normalised).collect(Collectors.toSet());
        JsonNode tree = document.tree().has("lon") ? document.tree() : incident(document);
        Optional<MergeRule.Place> place =
                tree.hasNonNull("lon") && tree.hasNonNull("lat")
                        ? Optional.of(
                                new MergeRule.Place(
                                        tree.path("lon").asDouble(),
                                        tree.path("lat").asDouble(),
                                        tree.path("coordSystem").asText()))
                        : Optional.empty();
        return new MergeRule.Facts(
                new HashSet<>(plates), document.occurredAt().orElseGet(clock::instant), place);
    }

    private static JsonNode incident(CaseDocument document) {
        return document.tree().path("incident");
    }

    @Override
    public String nextAccidentNo() {
        long next =
                jdbc.sql("select nextval('ledger_accident_sequence')").query(Long.class).single();
        return "ZS" + DAY.format(clock.instant().atZone(ZONE)) + String.format("%06d", next);
    }

    @Override
    public void open(CaseDocument document) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql(
                        "insert into ledger_case (accident_no, occurred_at, opened_at, updated_at,"
                                + " state, next_seq, document) values (?,?,?,?,?,1,?)")
                .params(
                        Arrays.asList(
                                document.accidentNo(),
                                timestamp(document.occurredAt()),
                                now,
                                now,
                                document.state().name(),
                                seal(document)))
                .update();
    }

    @Override
    public void markPossibleDuplicate(String accidentNo, String other) {
        jdbc.sql("update ledger_case set duplicate_of = ? where accident_no = ?")
                .params(other, accidentNo)
                .update();
    }

    @Override
    public Optional<Locked> lock(String accidentNo) {
        return jdbc.sql(
                        "select document, next_seq, planned_seq from ledger_case where accident_no"
                                + " = ? for update")
                .param(accidentNo)
                .query(
                        (row, n) ->
                                new Locked(
                                        document(accidentNo, row.getBytes(1)),
                                        row.getInt(2),
                                        row.getInt(3)))
                .optional();
    }

    @Override
    public int append(Locked locked, CanonicalEvent event, Optional<UUID> messageId) {
        CaseDocument document = locked.document();
        String accidentNo = document.accidentNo();
        int seq = bump(document);
        jdbc.sql(
                        "insert into ledger_event (accident_no, seq, recorded_at, type, source,"
                                + " event_id, subject, time, message_id, data) values"
                                + " (?,?,?,?,?,?,?,?,?,?)")
                .params(
                        Arrays.asList(
                                accidentNo,
                                seq,
                                Timestamp.from(clock.instant()),
                                event.type().name(),
                                event.source(),
                                event.id(),
                                event.subject(),
                                Timestamp.from(event.time()),
                                messageId.orElse(null),
                                cipher.encrypt(
                                        PayloadCipher.ofCase(accidentNo),
                                        trees.write(event.data()),
                                        "event/" + seq)))
                .update();
        if (!event.type().isClaim()) {
            addPlates(document);
        }
        return seq;
    }

    private int bump(CaseDocument document) {
        return jdbc.sql(
                        "update ledger_case set document = ?, state = ?, updated_at = ?,"
                                + " occurred_at = ?, next_seq = next_seq + 1 where accident_no = ?"
                                + " returning next_seq - 1")
                .params(
                        Arrays.asList(
                                seal(document),
                                document.state().name(),
                                Timestamp.from(clock.instant()),
                                timestamp(document.occurredAt()),
                                document.accidentNo()))
                .query(Integer.class)
                .single();
    }

    private void addPlates(CaseDocument document) {
        List<byte[]> plates = plateIndexes(document);
        if (plates.isEmpty()) {
            return;
        }
        Instant at = document.occurredAt().orElseGet(clock::instant);
        jdbc.sql(
                        "insert into ledger_case_plate select ?, i, ? from unnest(?::bytea[]) i on"
                                + " conflict (accident_no, plate_index) do nothing")
                .params(document.accidentNo(), Timestamp.from(at), plates.toArray(byte[][]::new))
                .update();
    }

    @Override
    public void save(CaseDocument document) {
        jdbc.sql(
                        "update ledger_case set document = ?, state = ?, updated_at = ? where"
                                + " accident_no = ?")
                .params(
                        seal(document),
                        document.state().name(),
                        Timestamp.from(clock.instant()),
                        document.accidentNo())
                .update();
    }

    @Override
    public List<Sequenced> eventsAfter(String accidentNo, int seq) {
        return jdbc.sql(
                        "select seq, type, source, event_id, subject, time, data from ledger_event"
                                + " where accident_no = ? and seq > ? order by seq")
                .params(accidentNo, seq)
                .query((row, n) -> sequenced(accidentNo, row))
                .list();
    }

    private Sequenced sequenced(String accidentNo, ResultSet row) throws SQLException {
        int seq = row.getInt(1);
        byte[] data =
                cipher.decrypt(PayloadCipher.ofCase(accidentNo), row.getBytes(7), "event/" + seq);
        return new Sequenced(
                seq,
                new CanonicalEvent(
                        row.getString(4),
                        row.getString(3),
                        EventType.valueOf(row.getString(2)),
                        row.getString(5),
                        row.getTimestamp(6).toInstant(),
                        trees.read(data)));
    }

    @Override
    public void planned(String accidentNo, int seq) {
        jdbc.sql("update ledger_case set planned_seq = ? where accident_no = ?")
                .params(seq, accidentNo)
                .update();
    }

    @Override
    public Optional<CaseDocument> read(String accidentNo) {
        return jdbc.sql("select document from ledger_case where accident_no = ?")
                .param(accidentNo)
                .query((row, n) -> document(accidentNo, row.getBytes(1)))
                .optional();
    }

    @Override
    public List<Listed> list(int limit) {
        return jdbc.sql(
                        "select accident_no, state, opened_at, updated_at, duplicate_of from"
                                + " ledger_case order by opened_at desc limit ?")
                .param(limit)
                .query(
                        (row, n) ->
                                new Listed(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getTimestamp(3).toInstant(),
                                        row.getTimestamp(4).toInstant(),
                                        Optional.ofNullable(row.getString(5))))
                .list();
    }

    @Override
    public List<String> unplanned(Instant before, int limit) {
        return jdbc.sql(
                        "select accident_no from ledger_case where planned_seq < next_seq - 1 and"
                                + " updated_at < ? order by updated_at limit ?")
                .params(Timestamp.from(before), limit)
                .query(String.class)
                .list();
    }

    private List<byte[]> plateIndexes(CaseDocument document) {
        return document.plates().stream()
                .map(plate -> index.blindIndex("plate", plate.normalised()))
                .toList();
    }

    private byte[] seal(CaseDocument document) {
        return cipher.encrypt(
                PayloadCipher.ofCase(document.accidentNo()),
                trees.write(document.tree()),
                DOCUMENT);
    }

    private CaseDocument document(String accidentNo, byte[] sealed) {
        byte[] plain = cipher.decrypt(PayloadCipher.ofCase(accidentNo), sealed, DOCUMENT);
        ObjectNode tree = trees.read(plain);
        return CaseDocument.of(tree);
    }

    private static @Nullable Timestamp timestamp(Optional<Instant> instant) {
        return instant.map(Timestamp::from).orElse(null);
    }
}
