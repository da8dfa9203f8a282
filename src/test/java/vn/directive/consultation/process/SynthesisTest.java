package vn.directive.consultation.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.directive.consultation.CommentKind;
import vn.directive.consultation.CommentOutcome;
import vn.directive.consultation.CommentResults;
import vn.directive.consultation.ReplyFixedException;
import vn.directive.consultation.StaleAnswerException;
import vn.directive.consultation.Synthesis;
import vn.directive.consultation.Synthesis.Answered;
import vn.directive.consultation.Synthesis.Comment;
import vn.directive.consultation.Synthesis.Count;
import vn.directive.consultation.Synthesis.Filter;
import vn.directive.consultation.Synthesis.Line;
import vn.directive.consultation.Synthesis.NewAnswer;
import vn.directive.consultation.Synthesis.Overview;
import vn.directive.consultation.Synthesis.Proposals;
import vn.directive.consultation.Synthesis.SeenLine;
import vn.directive.consultation.Synthesis.Standing;
import vn.directive.consultation.process.CommentRoundProcess.Nodes;
import vn.directive.document.DocumentKind;
import vn.directive.document.DraftClauses.Clause;
import vn.directive.organisation.Role;
import vn.directive.organisation.Substitutions;
import vn.directive.organisation.Substitutions.NewSubstitution;
import vn.directive.shared.DomainException;
import vn.directive.shared.NotFoundException;
import vn.directive.shared.web.Paging;
import vn.directive.support.StatementCounter;

/** The editor works through the comments of a round. */
class SynthesisTest extends ConsultationScenario {

    private static final NewAnswer ACCEPTED = new NewAnswer(CommentOutcome.ACCEPTED, null, null);
    private static final String SAME = "Đề nghị làm rõ trách nhiệm của cấp ủy cơ sở trong việc nắm tình hình Nhân dân";

    @Autowired
    private Synthesis synthesis;
    @Autowired
    private CommentResults results;
    @Autowired
    private Substitutions substitutions;
    @Autowired
    private StatementCounter statements;
    @Autowired
    private JdbcClient jdbc;

    @Test
    void linesStandInTheOrderOfTheDraftAndAreFoundWithoutDiacritics() {
        aRoundToAnswer();
        assertThat(all()).extracting(Line::clause).containsExactly("Toàn văn", "1", "1", "2", "2", "Phụ lục");
        assertThat(all()).allSatisfy(line -> assertThat(line.outcome()).isNull());
        assertThat(numbers(new Filter("2", null, null, null, null, false, null))).containsExactly(2, 5);
        assertThat(numbers(new Filter(null, "TXBL", CommentKind.LEGAL, null, null, false, null))).containsExactly(5);
        assertThat(numbers(new Filter(null, null, null, null, null, false, "TRACH NHIEM cua cap uy")))
                .containsExactly(1, 4);
        assertThat(numbers(new Filter(null, null, null, null, null, false, "thi uy binh long")))
                .containsExactly(4, 5, 6);
        assertThat(numbers(new Filter(null, null, null, null, null, false, "5"))).containsExactly(5);
        assertThat(numbers(new Filter(null, null, null, null, null, false, "100%"))).isEmpty();
        answer("1 | Giải trình | Đã có quy định");
        assertThat(numbers(Filter.of(Standing.UNDECIDED))).containsExactly(3, 4, 2, 5, 6);
        assertThat(numbers(new Filter(null, null, null, null, null, false, "da co quy dinh"))).containsExactly(1);

        var figures = by(SPECIALIST, () -> synthesis.figures(round(), new Filter("1", null, null, null, null, false, null)));
        assertThat(figures.found()).isEqualTo(2);
        assertThat(figures.undecided()).isEqualTo(1);
        assertThat(figures.clauses()).as("counted as if another clause were chosen").containsExactly(
                new Count("Toàn văn", 1, 1), new Count("1", 2, 1), new Count("2", 2, 2), new Count("Phụ lục", 1, 1));
        assertThat(figures.standings()).containsExactly(new Count("EXPLAINED", 1, 0), new Count("UNDECIDED", 1, 1));
        assertThat(figures.stances()).containsExactly(new Count("AGREES_WITH_CHANGES", 2, 1));
    }

    @Test
    void anAnswerNeedsItsReasonAndIsNeverOverwrittenUnseen() {
        aRoundToAnswer();
        Line line = line(1);
        assertThatThrownBy(() -> put(SPECIALIST, line, new NewAnswer(CommentOutcome.EXPLAINED, "  ", null)))
                .isInstanceOfSatisfying(DomainException.class, e -> assertThat(e.field()).contains("reason"))
                .hasMessage("“Giải trình” phải nêu lý do.");
        Line answered = put(SPECIALIST, line, new NewAnswer(CommentOutcome.EXPLAINED, "Đã có quy định", null));
        assertThat(answered.version()).isGreaterThan(line.version());
        assertThat(answered.decidedBy()).isEqualTo("Chuyên viên Ban Dân vận Tỉnh ủy");

        withASecondEditor(() -> {
            assertThatThrownBy(() -> put(CLERK, line, ACCEPTED)).isInstanceOfSatisfying(StaleAnswerException.class,
                    e -> assertThat(e.line().reason()).isEqualTo("Đã có quy định"));
            Line theirs = put(CLERK, answered, new NewAnswer(CommentOutcome.PARTLY_ACCEPTED, "Ghi ở kế hoạch", null));
            var changes = by(SPECIALIST, () -> synthesis.changes(round(), answered.revision()));
            assertThat(changes.lines()).containsExactly(line(1));
            assertThat(theirs.decidedBy()).isEqualTo("Văn thư Ban Dân vận Tỉnh ủy");

            List<SeenLine> chosen = List.of(seen(answered), seen(line(2)), seen(line(3)));
            Answered many = by(SPECIALIST, () -> synthesis.answerLines(round(), chosen, ACCEPTED));
            assertThat(many.saved()).isEqualTo(2);
            assertThat(many.stale()).as("what the other one changed stays").isEqualTo(1);
        });
        assertThat(line(1).outcome()).isEqualTo(CommentOutcome.PARTLY_ACCEPTED);
        assertThat(line(2).outcome()).isEqualTo(CommentOutcome.ACCEPTED);
        assertThat(put(SPECIALIST, line(2), new NewAnswer(null, null, null)).decidedBy()).as("taken back").isNull();
    }

    @Test
    void aFilterAnswersOnlyWhatItsAuthorSaw() {
        aWrittenRoundTo("HULN", "TXBL");
        replyWithChanges("HULN", "1 | | Một |", "1 | | Hai |");
        moveClockTo(DEADLINE.plusDays(1));
        executeJobs();
        long seen = overview().revision();
        replyWithChanges("TXBL", "1 | | Ba, đến muộn |");
        Answered answered = by(SPECIALIST, () -> synthesis.answerFound(round(), Filter.of(Standing.UNDECIDED), seen,
                new NewAnswer(CommentOutcome.EXPLAINED, "Ngoài phạm vi", null)));
        assertThat(answered.saved()).isEqualTo(2);
        assertThat(answered.stale()).isEqualTo(1);
        assertThat(line(3).outcome()).isNull();
        assertThat(line(3).comments().get(0).late()).isTrue();
        assertThat(numbers(new Filter(null, null, null, null, null, true, null))).containsExactly(3);
        refuses(SPECIALIST, Nodes.SYNTHESISE, Map.of(), "Còn 1 ý kiến chưa có kết quả xử lý: số 3");
    }

    @Test
    void mergedCommentsShareOneAnswerAndEachStaysOnRecord() {
        aRoundToAnswer();
        Proposals proposals = by(SPECIALIST, () -> synthesis.proposals(round(), Filter.ALL));
        assertThat(proposals.proposals()).hasSize(1);
        assertThat(proposals.proposals().get(0).lines()).extracting(Synthesis.Alike::number).containsExactly(1, 4);
        Line merged = merge(seen(line(1)), seen(line(4)));
        assertThat(merged.merged()).isTrue();
        assertThat(merged.count()).isEqualTo(2);
        assertThat(merged.comments()).extracting(Comment::bodyName).containsExactly("Huyện ủy Lộc Ninh",
                "Thị ủy Bình Long");
        assertThat(all()).hasSize(5);
        assertThat(by(SPECIALIST, () -> synthesis.proposals(round(), Filter.ALL)).proposals()).isEmpty();
        put(SPECIALIST, merged, new NewAnswer(CommentOutcome.PARTLY_ACCEPTED, "Ghi ở nhiệm vụ 2", null));
        assertThatThrownBy(() -> merge(seen(merged), seen(line(3))))
                .isInstanceOf(StaleAnswerException.class);
        answer("2 | Tiếp thu |");
        assertThatThrownBy(() -> merge(seen(line(1)), seen(line(2))))
                .hasMessageContaining("kết quả hoặc lý do khác nhau");
        Line larger = merge(seen(line(3)), seen(line(1)));
        assertThat(larger.count()).isEqualTo(3);
        assertThat(larger.reason()).as("what has no answer takes over that of the others").isEqualTo("Ghi ở nhiệm vụ 2");

        UUID third = larger.comments().stream().filter(c -> c.number() == 3).findFirst().orElseThrow().id();
        List<Line> parts = by(SPECIALIST, () -> synthesis.split(round(), larger.id(), larger.version(), List.of(third)));
        assertThat(parts).extracting(Line::count).containsExactlyInAnyOrder(1, 2);
        assertThat(line(3).reason()).as("keeps the answer").isEqualTo("Ghi ở nhiệm vụ 2");
        Line pair = line(1);
        by(SPECIALIST, () -> synthesis.split(round(), pair.id(), pair.version(), List.of(pair.comments().get(0).id())));
        assertThat(all()).as("a group of one is none").hasSize(6).noneMatch(Line::merged);

        merge(seen(line(1)), seen(line(4)));
        synthesise("còn lại | Giải trình | Ngoài phạm vi");
        revise("Nội dung dự thảo bản 2");
        approve("APPROVE");
        assertThat(by("txbl.specialist", () -> results.comments(directiveId, round(), null, new Paging(0, 50))).items())
                .extracting(CommentResults.Result::comment, CommentResults.Result::reason)
                .contains(org.assertj.core.groups.Tuple.tuple(SAME + "!", "Ghi ở nhiệm vụ 2"));
    }

    @Test
    void aClauseStaysThatOfItsDraftAndTellsWhereItWent() {
        aRoundToAnswer();
        assertThat(overview().nextVersion()).isNull();
        put(SPECIALIST, line(2), new NewAnswer(CommentOutcome.ACCEPTED, null, "Phần tổ chức thực hiện"));
        synthesise("còn lại | Tiếp thu |");
        UUID draft = documents.latest(directiveId, DocumentKind.DRAFT).orElseThrow().id();
        driver.as(SPECIALIST, () -> {
            documents.addText(draft, "du-thao-2.txt", "Nội dung dự thảo bản 2");
            clauses.replace(draft, 2, List.of(new Clause("1", "Quan điểm"), new Clause("2", "Nắm tình hình Nhân dân")));
        });
        Overview revised = overview();
        assertThat(revised.nextVersion()).isEqualTo(2);
        assertThat(revised.clauses()).extracting(Synthesis.OutlineClause::number, Synthesis.OutlineClause::movedTo)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("1", "2"),
                        org.assertj.core.groups.Tuple.tuple("2", null));
        assertThat(line(1).clause()).as("number in the draft that was asked about").isEqualTo("1");
        assertThat(revised.editable()).isFalse();
        assertThat(revised.placeable()).isTrue();
        Line first = line(1);
        assertThatThrownBy(() -> put(SPECIALIST, first, new NewAnswer(CommentOutcome.ACCEPTED, null, "9")))
                .isInstanceOfSatisfying(DomainException.class, e -> assertThat(e.field()).contains("place"))
                .hasMessage("Dự thảo bản 2 không có khoản “9”.");
        assertThat(put(SPECIALIST, first, new NewAnswer(CommentOutcome.ACCEPTED, null, "nam tinh hinh nhan dan"))
                .place()).isEqualTo("2");
        assertThatThrownBy(() -> put(SPECIALIST, line(2), new NewAnswer(CommentOutcome.EXPLAINED, "Khác", null)))
                .isInstanceOf(ReplyFixedException.class);
        complete(SPECIALIST, Nodes.REVISE, Map.of());
        assertThatThrownBy(() -> put(SPECIALIST, line(1), ACCEPTED)).isInstanceOf(ReplyFixedException.class)
                .hasMessageContaining("đã trình lãnh đạo duyệt");
        assertThat(by(LEADER, () -> synthesis.lines(round(), Filter.ALL, new Paging(0, 50))).total()).isEqualTo(6);
        approve("ANOTHER_ROUND");
        assertThatThrownBy(() -> put(SPECIALIST, line(1), ACCEPTED)).isInstanceOf(ReplyFixedException.class)
                .hasMessageContaining("đã hoàn thành");
    }

    @Test
    void whoAnsweredDoesNotApprove() {
        aRoundToAnswer();
        LocalDate today = LocalDate.now(driver.clock());
        UUID substitution = substitutions.add(new NewSubstitution(SPECIALIST, LEADER, today, today.plusDays(9), "BDVTU",
                Role.SPECIALIST, "Đi học"));
        put(LEADER, line(1), ACCEPTED);
        substitutions.end(substitution, today.minusDays(1));
        synthesise("còn lại | Tiếp thu |");
        revise("Nội dung dự thảo bản 2");
        refuses(LEADER, Nodes.APPROVE, form("outcome", "APPROVE"), "không tự duyệt");
    }

    @Test
    void onlyTheEditorSideOfTheLeadBodyKnowsOfIt() {
        aRoundToAnswer();
        for (String stranger : List.of("huln.specialist", CLERK, "vptu.specialist", "bdvtu.member", "btvtu.leader")) {
            assertThatThrownBy(() -> by(stranger, () -> synthesis.overview(round())))
                    .as(stranger).isInstanceOf(NotFoundException.class);
            Line line = line(1);
            assertThatThrownBy(() -> put(stranger, line, ACCEPTED)).as(stranger).isInstanceOf(NotFoundException.class);
        }
        assertThat(by(LEADER, () -> synthesis.overview(round())).editable()).isFalse();
        assertThatThrownBy(() -> put(LEADER, line(1), ACCEPTED)).isInstanceOf(ReplyFixedException.class);
        assertThatThrownBy(() -> by(SPECIALIST, () -> synthesis.overview(UUID.randomUUID())))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void statementsDoNotGrowWithTheComments() throws Exception {
        aRoundToAnswer();
        int few = statementsOfADay();
        jdbc.sql("update round_comment set outcome = null where round_id = :round").param("round", round()).update();
        jdbc.sql("""
                insert into round_comment (id, round_id, request_id, body, position, number, clause, clause_number, kind,
                    comment, answer_revision)
                select gen_random_uuid(), round_id, id, body, n + 100, n + 100, '1', '1', 'CONTENT',
                    'Góp ý thứ ' || n || ' về cách làm ' || md5(n::text), nextval('answer_revision')
                from round_request q cross join generate_series(1, 1000) n
                where q.round_id = :round and q.body = 'HULN'
                """).param("round", round()).update();
        jdbc.sql("""
                insert into round_comment (id, round_id, request_id, body, position, number, clause, kind, comment,
                    answer_revision)
                select gen_random_uuid(), round_id, id, body, n + 2000, n + 2000, 'Điều ' || n % 50, 'LEGAL',
                    'Trùng nhau về nội dung', nextval('answer_revision')
                from round_request q cross join generate_series(1, 1000) n where q.round_id = :round and q.body = 'TXBL'
                """).param("round", round()).update();
        assertThat(statementsOfADay()).isLessThanOrEqualTo(few);
        Proposals proposals = by(SPECIALIST, () -> synthesis.proposals(round(), Filter.ALL));
        assertThat(proposals.total()).isEqualTo(51);
        assertThat(proposals.proposals()).hasSize(30).allSatisfy(p -> assertThat(p.comments()).isLessThanOrEqualTo(20));
    }

    /** Looks, answers a line, all of a filter, merges and looks for changes. */
    private int statementsOfADay() throws Exception {
        Line one = line(1);
        Line two = line(4);
        return statements.during(() -> by(SPECIALIST, () -> {
            Overview overview = synthesis.overview(roundId);
            synthesis.lines(roundId, Filter.ALL, new Paging(0, 50));
            synthesis.figures(roundId, Filter.ALL);
            synthesis.proposals(roundId, Filter.ALL);
            synthesis.answerFound(roundId, new Filter("1", null, null, null, null, false, null), overview.revision(),
                    ACCEPTED);
            Line merged = synthesis.merge(roundId, List.of(new SeenLine(one.id(), one.version() + 1),
                    new SeenLine(two.id(), two.version() + 1)));
            synthesis.split(roundId, merged.id(), merged.version(), List.of(one.id()));
            synthesis.changes(roundId, overview.revision());
            return null;
        })).size();
    }

    private UUID roundId;

    /** Comments 1 to 3 of Lộc Ninh, 4 to 6 of Bình Long; 1 and 4 say the same. */
    private void aRoundToAnswer() {
        aWrittenRoundTo("HULN", "TXBL");
        replyWithChanges("HULN", "Nhiệm vụ 1 | Nội dung | " + SAME + " |", "2 | Câu chữ | Diễn đạt gọn |",
                "Toàn văn | | Rút gọn |");
        replyWithChanges("TXBL", "1 | | " + SAME + "! |", "2 | Pháp lý | Trái quy định |", "Phụ lục | | Thêm phụ lục |");
        executeJobs();
        roundId = view().id();
    }

    private UUID round() {
        return roundId == null ? view().id() : roundId;
    }

    private void withASecondEditor(Runnable work) {
        LocalDate today = LocalDate.now(driver.clock());
        UUID substitution = substitutions.add(new NewSubstitution(SPECIALIST, CLERK, today, today, "BDVTU",
                Role.SPECIALIST, "Đi học"));
        try {
            work.run();
        } finally {
            substitutions.end(substitution, today.minusDays(1));
        }
    }

    private <T> T by(String username, Supplier<T> work) {
        return driver.as(username, work);
    }

    private Overview overview() {
        return by(SPECIALIST, () -> synthesis.overview(round()));
    }

    private List<Line> all() {
        return by(SPECIALIST, () -> synthesis.lines(round(), Filter.ALL, new Paging(0, 200))).items();
    }

    private Line line(int number) {
        return all().stream().filter(l -> l.comments().stream().anyMatch(c -> c.number() == number)).findFirst()
                .orElseThrow();
    }

    private List<Integer> numbers(Filter filter) {
        return by(SPECIALIST, () -> synthesis.lines(round(), filter, new Paging(0, 50))).items().stream()
                .flatMap(l -> l.comments().stream()).map(Comment::number).toList();
    }

    private Line put(String username, Line line, NewAnswer answer) {
        return by(username, () -> synthesis.answer(round(), line.id(), line.version(), answer));
    }

    private Line merge(SeenLine... lines) {
        return by(SPECIALIST, () -> synthesis.merge(round(), List.of(lines)));
    }

    private static SeenLine seen(Line line) {
        return new SeenLine(line.id(), line.version());
    }
}
