package vn.directive.consultation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.consultation.CitedClauses.NextOutline;
import vn.directive.consultation.Rounds.RoundView;
import vn.directive.directive.Directives;
import vn.directive.document.Documents;
import vn.directive.document.Documents.Upload;
import vn.directive.document.DraftClauses.Clause;
import vn.directive.organisation.Organisation;

/**
 * The synthesis table of a round with its preamble, in four columns: issue or clause, who commented, the comment, accepted
 * or explained (domain.md, Comments). Rows pass through one at a time; comments that were merged stand in one row with
 * every body that made them.
 */
@Service
@Transactional(readOnly = true)
public class SynthesisTables {

    static final List<String> COLUMNS = List.of("Vấn đề, điều khoản", "Cơ quan góp ý", "Nội dung góp ý",
            "Tiếp thu, giải trình");
    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final int ROWS_AT_ONCE = 500;
    /** Bodies that the screen names; a document names all of them. */
    private static final int MOST_NAMED = 100;

    private final JdbcClient jdbc;
    /** Takes rows from the database in portions instead of all at once. */
    private final JdbcClient streaming;
    private final Synthesis synthesis;
    private final SynthesisRepository lines;
    private final Rounds rounds;
    private final CitedClauses clauses;
    private final Directives directives;
    private final Documents documents;
    private final Organisation organisation;
    private final Clock clock;

    SynthesisTables(JdbcClient jdbc, DataSource database, Synthesis synthesis, SynthesisRepository lines, Rounds rounds,
            CitedClauses clauses, Directives directives, Documents documents, Organisation organisation, Clock clock) {
        this.jdbc = jdbc;
        JdbcTemplate portions = new JdbcTemplate(database);
        portions.setFetchSize(ROWS_AT_ONCE);
        this.streaming = JdbcClient.create(portions);
        this.synthesis = synthesis;
        this.lines = lines;
        this.rounds = rounds;
        this.clauses = clauses;
        this.directives = directives;
        this.documents = documents;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** Where a file goes, given its name without ending; asked for only when the user may read it. */
    public interface Target {
        OutputStream open(String fileName);
    }

    /**
     * Who was asked, and how they answered; at most {@value #MOST_NAMED} bodies each are named.
     *
     * @throws vn.directive.shared.NotFoundException when there is no such round or the acting person may not know of its
     *     synthesis
     */
    public Preamble preamble(UUID roundId) {
        synthesis.overview(roundId);
        return preamble(rounds.get(roundId), MOST_NAMED);
    }

    /** The table as .docx; rights as of {@link #preamble}, checked before the target is opened. */
    public UUID word(UUID roundId, Target target) {
        UUID directiveId = synthesis.overview(roundId).directiveId();
        Head head = head(roundId);
        writeWord(roundId, head, target.open(head.fileName()));
        return directiveId;
    }

    /** The table as .xlsx; rights as of {@link #preamble}, checked before the target is opened. */
    public UUID excel(UUID roundId, Target target) {
        UUID directiveId = synthesis.overview(roundId).directiveId();
        Head head = head(roundId);
        try (SynthesisWorkbook book = new SynthesisWorkbook(target.open(head.fileName()), head)) {
            rows(roundId, book::row);
        }
        return directiveId;
    }

    /** Adds the table as it stands to a document. */
    void keep(UUID roundId, UUID documentId) {
        Head head = head(roundId);
        try {
            Path file = Files.createTempFile("synthesis", ".docx");
            try {
                writeWord(roundId, head, Files.newOutputStream(file));
                try (InputStream content = Files.newInputStream(file)) {
                    documents.addVersion(documentId, new Upload(head.fileName() + ".docx", WORD, content));
                }
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeWord(UUID roundId, Head head, OutputStream target) {
        try (SynthesisDocument document = new SynthesisDocument(target, head)) {
            rows(roundId, document::row);
        }
    }

    private Head head(UUID roundId) {
        Round round = lines.round(roundId).orElseThrow();
        return new Head("bang-tong-hop-vong-%d%s".formatted(round.number(), round.ordinal() == 1 ? ""
                : "-lan-" + round.ordinal()), organisation.body(round.leadBody()).name().toUpperCase(Locale.ROOT),
                "góp ý dự thảo Chỉ thị “%s” (%s, dự thảo bản %d)".formatted(
                        directives.get(round.directiveId()).subject(), round.label(), round.draftVersion()),
                preamble(rounds.get(roundId), Integer.MAX_VALUE).sentences());
    }

    private Preamble preamble(RoundView round, int most) {
        record Letters(int letters) {}
        Letters letters = jdbc.sql("""
                select count(*) letters from round_request
                where round_id = :round and state = 'ANSWERED' and reply_symbol is not null
                """).param("round", round.id()).query(Letters.class).single();
        List<Agreed> agreed = jdbc.sql("""
                select coalesce(body_name(body, :today), body) as name, reply_symbol symbol, reply_dated dated
                from round_request where round_id = :round and state = 'ANSWERED' and stance = 'AGREES'
                order by 1 limit :most
                """).param("round", round.id()).param("today", LocalDate.now(clock)).param("most", most)
                .query(Agreed.class).list();
        List<String> silent = jdbc.sql("""
                select coalesce(body_name(q.body, :today), q.body) from round_request q
                join comment_round r on r.id = q.round_id
                where q.round_id = :round and (q.state = 'UNANSWERED'
                    or q.state in ('SENT', 'ACCEPTED', 'PREPARED') and r.state in ('CLOSED', 'FINISHED')
                    and (q.due <= r.deadline or q.due < :today))
                order by 1 limit :most
                """).param("round", round.id()).param("today", LocalDate.now(clock)).param("most", most)
                .query(String.class).list();
        List<String> others = new ArrayList<>();
        if (round.conference().heldOn() != null) {
            others.add("Hội nghị ngày %s: mời %d, dự %d cơ quan, %d ý kiến phát biểu.".formatted(
                    DAY.format(round.conference().heldOn()), round.conference().invited(),
                    round.conference().attended(), round.conference().opinions()));
        }
        if (round.units().units() > 0) {
            others.add("Cơ sở: %d đơn vị, %d hội nghị, %d đại biểu, %d ý kiến.".formatted(round.units().units(),
                    round.units().conferences(), round.units().delegates(), round.units().opinions()));
        }
        return new Preamble(round.requests().asked(), round.requests().answered(), letters.letters(),
                round.requests().late(), round.requests().declined(), round.stances().agrees(), agreed,
                round.stances().agreesWithChanges(), round.stances().disagrees(), round.stances().nothingToAdd(),
                round.requests().silent(), silent, round.silencePolicy().label(), others);
    }

    /** Lines of the table in the order of the draft's clauses. */
    private void rows(UUID roundId, Consumer<Row> each) {
        Round round = lines.round(roundId).orElseThrow();
        Map<String, String> titles = clauses.of(round).stream()
                .collect(Collectors.toMap(Clause::number, c -> c.number() + ". " + c.title()));
        NextOutline next = clauses.next(round).orElse(null);
        RowBuilder[] present = new RowBuilder[1];
        streaming.sql(SynthesisRepository.TABLE).param("round", roundId).param("today", LocalDate.now(clock))
                .param("outline", clauses.of(round).stream().map(Clause::number).toArray(String[]::new))
                .param("whole", SynthesisRepository.WHOLE_DRAFT).query(rs -> {
                    UUID line = rs.getObject("line", UUID.class);
                    if (present[0] != null && !present[0].line.equals(line)) {
                        each.accept(present[0].row());
                        present[0] = null;
                    }
                    if (present[0] == null) {
                        String clause = rs.getString("first_clause");
                        present[0] = new RowBuilder(line, titles.getOrDefault(clause, clause), answer(rs, next));
                    }
                    present[0].add(rs);
                });
        if (present[0] != null) {
            each.accept(present[0].row());
        }
    }

    private static List<String> answer(ResultSet rs, NextOutline next) throws SQLException {
        String outcome = rs.getString("outcome");
        if (outcome == null) {
            return List.of("Chưa xử lý");
        }
        List<String> answer = new ArrayList<>();
        String reason = rs.getString("outcome_reason");
        String label = CommentOutcome.valueOf(outcome).label();
        answer.add(reason == null ? label + "." : label + ": " + reason);
        String place = rs.getString("revised_place");
        Integer version = rs.getObject("taken_in_version", Integer.class);
        if (place != null) {
            boolean known = next != null && next.clauses().stream().anyMatch(c -> c.number().equals(place));
            answer.add("Đưa vào %s%s%s.".formatted(known ? "khoản " : "", place, version != null
                    ? ", dự thảo bản " + version : next != null ? ", dự thảo bản " + next.version() : ""));
        } else if (version != null) {
            answer.add("Đã đưa vào dự thảo bản %d.".formatted(version));
        }
        return answer;
    }

    /** Gathers the comments of a line; equal texts are written once. */
    private static final class RowBuilder {

        private final UUID line;
        private final String clause;
        private final List<String> answer;
        private final List<String> bodies = new ArrayList<>();
        private final Map<String, String> texts = new LinkedHashMap<>();
        private final Map<String, Integer> numbers = new LinkedHashMap<>();

        RowBuilder(UUID line, String clause, List<String> answer) {
            this.line = line;
            this.clause = clause;
            this.answer = answer;
        }

        void add(ResultSet rs) throws SQLException {
            int number = rs.getInt("number");
            bodies.add("%s (ý kiến số %d%s%s)".formatted(rs.getString("body_name"), number,
                    rs.getBoolean("spoken") ? ", phát biểu tại hội nghị" : "",
                    rs.getBoolean("late") ? ", gửi muộn" : ""));
            String proposed = rs.getString("proposed");
            String text = rs.getString("comment") + (proposed == null ? "" : "\nĐề xuất sửa thành: " + proposed);
            if (texts.putIfAbsent(Folding.fold(text), text) == null) {
                numbers.put(Folding.fold(text), number);
            }
        }

        Row row() {
            return new Row(clause, bodies, texts.size() == 1 ? List.copyOf(texts.values())
                    : texts.entrySet().stream().map(e -> "Số %d: %s".formatted(numbers.get(e.getKey()), e.getValue()))
                            .toList(), answer);
        }
    }

    /** One row of the table; each cell is a list of paragraphs. */
    record Row(String clause, List<String> bodies, List<String> texts, List<String> answer) {}

    /**
     * @param fileName without ending
     * @param body that leads the round
     * @param title below the kind of the document
     */
    record Head(String fileName, String body, String title, List<String> preamble) {}

    /**
     * @param letters answers under a number of their own register
     * @param agreeing bodies that said so; silence is never among them
     * @param silent bodies that did not answer
     * @param silencePolicy what the round made of silence, in words
     * @param others about conferences and units below
     */
    public record Preamble(int asked, int answered, int letters, int late, int declined, int agreeing,
            List<Agreed> agreed, int agreeingWithChanges, int disagreeing, int nothingToAdd, int silent,
            List<String> silentBodies, String silencePolicy, List<String> others) {

        /** As the document says it. */
        List<String> sentences() {
            List<String> sentences = new ArrayList<>();
            if (asked > 0) {
                sentences.add(("Đã gửi lấy ý kiến %d cơ quan; %d cơ quan trả lời (%d trả lời muộn), trong đó nhận được %d "
                        + "văn bản góp ý có số; %d cơ quan từ chối vì không thuộc nhiệm vụ.").formatted(asked, answered,
                        late, letters, declined));
                sentences.add("Thống nhất: %d cơ quan%s.".formatted(agreeing, agreed.isEmpty() ? "" : agreed.stream()
                        .map(Agreed::words).collect(Collectors.joining("; ", ": ", ""))));
                sentences.add(("Thống nhất và đề nghị sửa đổi: %d cơ quan; không thống nhất: %d cơ quan; không có ý kiến "
                        + "thêm: %d cơ quan.").formatted(agreeingWithChanges, disagreeing, nothingToAdd));
                sentences.add("Không trả lời: %d cơ quan%s.%s".formatted(silent, silentBodies.isEmpty() ? ""
                        : ": " + String.join("; ", silentBodies), silent == 0 ? ""
                        : " Theo quy định của vòng lấy ý kiến, không trả lời " + silencePolicy + "."));
            }
            sentences.addAll(others);
            return sentences;
        }
    }

    /** A body that agrees, by its letter. */
    public record Agreed(String name, String symbol, LocalDate dated) {

        String words() {
            return "%s (%sngày %s)".formatted(name, symbol == null ? "" : symbol + ", ", DAY.format(dated));
        }
    }
}
