package vn.directive.consultation.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.directive.consultation.CommentKind;
import vn.directive.consultation.ReplyFixedException;
import vn.directive.consultation.ReplyRows;
import vn.directive.consultation.ReplyRows.NewRow;
import vn.directive.consultation.ReplyRows.RowText;
import vn.directive.consultation.ReplyRows.RowView;
import vn.directive.consultation.ReplyRows.Sheet;
import vn.directive.consultation.StaleRowException;
import vn.directive.consultation.process.CommentRequestProcess.Nodes;
import vn.directive.shared.NotFoundException;
import vn.directive.support.StatementCounter;

/** The grid of comments behind a body's answer. */
class ReplyRowsTest extends ConsultationScenario {

    @Autowired
    ReplyRows rows;
    @Autowired
    StatementCounter counter;

    @Test
    void twoPeopleOfOneBodyNeverOverwriteEachOther() {
        Task task = preparing("HULN");
        Sheet sheet = byHuln(() -> rows.ofTask(task.getId()));
        assertThat(sheet.editable()).isTrue();
        assertThat(sheet.clauses()).extracting("number").containsExactly("1", "2");
        UUID request = sheet.requestId();
        RowView first = add(request, null, "Nhiệm vụ 1", "Một").get(0);
        RowView second = add(request, first.id(), "Nhiệm vụ 2", "Hai").get(0);

        RowView mine = byHuln(() -> rows.change(request, first.id(), first.version(), text("Nhiệm vụ 1", "Một, sửa")));
        assertThat(byHuln(() -> rows.change(request, second.id(), second.version(), text("2", "Hai, sửa"))).version())
                .as("another row is free").isEqualTo(2);
        assertThatThrownBy(() -> byHuln(() -> rows.change(request, first.id(), first.version(), text("1", "Khác"))))
                .isInstanceOfSatisfying(StaleRowException.class,
                        e -> assertThat(e.row().comment()).as("carries the newer text").isEqualTo("Một, sửa"))
                .hasMessageContaining("Chuyên viên Huyện ủy Lộc Ninh sửa");
        assertThatThrownBy(() -> byHuln(() -> rows.delete(request, first.id(), first.version())))
                .isInstanceOf(StaleRowException.class);

        RowView gone = byHuln(() -> rows.delete(request, first.id(), mine.version()));
        assertThat(gone.deleted()).isTrue();
        assertThat(byHuln(() -> rows.changes(request, sheet.revision())).rows()).as("whoever watches learns of all of it")
                .extracting(RowView::comment, RowView::deleted)
                .containsExactly(tuple("Một, sửa", true), tuple("Hai, sửa", false));
        byHuln(() -> rows.restore(request, first.id()));
        assertThat(texts(task)).containsExactly("Một, sửa", "Hai, sửa");
    }

    @Test
    void writersOfOneRowAtTheSameMomentAreToldApart() throws Exception {
        Task task = preparing("HULN");
        UUID request = byHuln(() -> rows.ofTask(task.getId())).requestId();
        RowView row = add(request, null, "1", "Một").get(0);
        CyclicBarrier together = new CyclicBarrier(4);
        ExecutorService people = Executors.newFixedThreadPool(4);
        int stored = 0;
        try {
            List<Future<Boolean>> attempts = IntStream.range(0, 4).mapToObj(i -> people.submit(() -> {
                together.await(20, TimeUnit.SECONDS);
                try {
                    byHuln(() -> rows.change(request, row.id(), row.version(), text("1", "Người " + i)));
                    return true;
                } catch (StaleRowException e) {
                    return false;
                }
            })).toList();
            for (Future<Boolean> attempt : attempts) {
                stored += attempt.get(60, TimeUnit.SECONDS) ? 1 : 0;
            }
        } finally {
            people.shutdownNow();
        }
        assertThat(stored).isEqualTo(1);
    }

    @Test
    void keepsTheOrderThatPeopleGive() {
        Task task = preparing("HULN");
        UUID request = byHuln(() -> rows.ofTask(task.getId())).requestId();
        List<RowView> three = add(request, null, "1", "a", "b", "c");
        add(request, three.get(0).id(), "1", "a2", "a3");
        assertThat(texts(task)).containsExactly("a", "a2", "a3", "b", "c");
        byHuln(() -> rows.move(request, three.get(2).id(), null));
        RowView moved = byHuln(() -> rows.move(request, three.get(0).id(), three.get(1).id()));
        assertThat(moved.version()).as("a move is no change of the content").isEqualTo(1);
        assertThat(texts(task)).containsExactly("c", "a2", "a3", "b", "a");
        // The room between two rows is halved each time and used up after about fifty.
        UUID above = byHuln(() -> rows.ofTask(task.getId())).rows().get(0).id();
        IntStream.range(0, 70).forEach(i -> add(request, above, "1", "x" + i));
        assertThat(texts(task)).startsWith("c", "x69", "x68").endsWith("x0", "a2", "a3", "b", "a");
    }

    @Test
    void sendingTheSameRowsAgainAddsNothing() {
        Task task = preparing("HULN");
        UUID request = byHuln(() -> rows.ofTask(task.getId())).requestId();
        List<NewRow> sent = List.of(new NewRow(UUID.randomUUID(), text("1", "Một")));
        byHuln(() -> rows.add(request, null, sent));
        byHuln(() -> rows.add(request, null, sent));
        assertThat(texts(task)).containsExactly("Một");
        Task other = preparingAlso("TXBL");
        UUID elsewhere = driver.as("txbl.specialist", () -> rows.ofTask(other.getId())).requestId();
        assertThatThrownBy(() -> driver.as("txbl.specialist", () -> rows.add(elsewhere, null, sent)))
                .as("a row of another body is neither shown nor touched").hasMessageContaining("Mã dòng đã được dùng");
    }

    @Test
    void isThereOnlyForThoseWhoAnswer() {
        Task task = preparing("HULN");
        UUID request = byHuln(() -> rows.ofTask(task.getId())).requestId();
        RowView row = add(request, null, "1", "Mật trong nội bộ").get(0);
        for (String stranger : List.of("txbl.specialist", "huln.clerk", "bdvtu.specialist", "vptu.manager", "admin")) {
            assertThatThrownBy(() -> driver.as(stranger, () -> rows.ofTask(task.getId()))).as(stranger)
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> driver.as(stranger, () -> rows.changes(request, 0))).as(stranger)
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> driver.as(stranger, () -> rows.change(request, row.id(), 1, text("1", "x"))))
                    .as(stranger).isInstanceOf(NotFoundException.class);
        }
        assertThat(driver.as("huln.leader", () -> rows.changes(request, 0)).editable()).isFalse();
        assertThatThrownBy(() -> driver.as("huln.leader", () -> rows.delete(request, row.id(), 1)))
                .isInstanceOf(ReplyFixedException.class);
        Task other = preparingAlso("TXBL");
        UUID elsewhere = driver.as("txbl.specialist", () -> rows.ofTask(other.getId())).requestId();
        assertThatThrownBy(() -> driver.as("txbl.specialist", () -> rows.change(elsewhere, row.id(), 1, text("1", "x"))))
                .as("through one's own request neither").isInstanceOf(NotFoundException.class);
    }

    @Test
    void isFixedWhileTheLeaderDecidesAndOpenAgainWhenReturned() {
        Task task = preparing("HULN");
        UUID request = byHuln(() -> rows.ofTask(task.getId())).requestId();
        RowView row = add(request, null, "2", "Làm rõ").get(0);
        prepare("HULN", "stance", "AGREES_WITH_CHANGES");
        assertThatThrownBy(() -> byHuln(() -> rows.change(request, row.id(), 1, text("2", "Muộn"))))
                .isInstanceOf(ReplyFixedException.class).hasMessageContaining("đã trình lãnh đạo duyệt");
        Task approval = task("huln.leader", Nodes.APPROVE);
        Sheet read = driver.as("huln.leader", () -> rows.ofTask(approval.getId()));
        assertThat(read.editable()).isFalse();
        assertThat(read.rows()).extracting(RowView::comment).containsExactly("Làm rõ");
        complete("huln.leader", Nodes.APPROVE, form("outcome", "RETURN", "note", "Viết rõ hơn"));
        byHuln(() -> rows.change(request, row.id(), 1, text("2", "Làm rõ hơn")));
        prepare("HULN", "stance", "AGREES_WITH_CHANGES");
        send("HULN");
        assertThat(rounds.comments(view().id())).extracting("id", "comment", "clauseNumber")
                .as("the comment is the row").containsExactly(tuple(row.id(), "Làm rõ hơn", "2"));
        assertThatThrownBy(() -> byHuln(() -> rows.change(request, row.id(), 2, text("2", "Muộn"))))
                .isInstanceOf(ReplyFixedException.class).hasMessageContaining("đã trả lời");
    }

    @Test
    void aClosedRoundSaysSoAndKeepsTheText() {
        Task task = preparing("HULN");
        UUID request = byHuln(() -> rows.ofTask(task.getId())).requestId();
        RowView row = add(request, null, "1", "Chưa kịp gửi").get(0);
        follow("outcome", "CLOSE", "reason", "Gấp");
        byHuln(() -> rows.change(request, row.id(), 1, text("1", "Muộn vẫn nhận")));
        synthesise("");
        complete(SPECIALIST, CommentRoundProcess.Nodes.REVISE, Map.of());
        complete(LEADER, CommentRoundProcess.Nodes.APPROVE, form("outcome", "APPROVE"));
        executeJobs();
        assertThatThrownBy(() -> byHuln(() -> rows.change(request, row.id(), 2, text("1", "Quá muộn"))))
                .isInstanceOf(ReplyFixedException.class).hasMessageContaining("nên không sửa góp ý được nữa");
        assertThat(byHuln(() -> rows.changes(request, 0)).rows()).extracting(RowView::comment)
                .containsExactly("Muộn vẫn nhận");
    }

    @Test
    void theStanceAndTheRowsMustNotContradictEachOther() {
        Task task = preparing("HULN");
        UUID request = byHuln(() -> rows.ofTask(task.getId())).requestId();
        add(request, null, "", "");
        refuses("huln.specialist", Nodes.PREPARE, form("stance", "AGREES_WITH_CHANGES"),
                "phải có ít nhất một góp ý ở thẻ Hồ sơ, mục Góp ý của cơ quan, hoặc ý kiến chung");
        RowView second = add(request, null, "", "Thiếu điều khoản").get(0);
        refuses("huln.specialist", Nodes.PREPARE, form("stance", "AGREES_WITH_CHANGES"),
                "Góp ý số 2 chưa ghi điều khoản");
        byHuln(() -> rows.change(request, second.id(), 1, text("Toàn văn", " \n ")));
        refuses("huln.specialist", Nodes.PREPARE, form("stance", "AGREES_WITH_CHANGES"), "Góp ý số 2 chưa có nội dung");
        byHuln(() -> rows.change(request, second.id(), 2, text("Toàn văn", "Ngắn gọn hơn")));
        refuses("huln.specialist", Nodes.PREPARE, form("stance", "NOTHING_TO_ADD"),
                "“Không có ý kiến thêm” không đi cùng góp ý, mà ở thẻ Hồ sơ, mục Góp ý của cơ quan đang có 1 góp ý");
        prepare("HULN", "stance", "DISAGREES", "generalOpinion", "Chưa cần ban hành");
        send("HULN");
        assertThat(rounds.comments(view().id())).extracting("number", "clause", "comment").containsExactly(
                tuple(1, "Ý kiến chung", "Chưa cần ban hành"), tuple(2, "Toàn văn", "Ngắn gọn hơn"));
    }

    @Test
    void manyRowsAndLongTextsCostNoMoreStatements() throws Exception {
        int few = statementsToComplete("HULN", 2, "Ngắn");
        // 2,000 rows of 2,500 characters are 5 MB.
        int many = statementsToComplete("TXBL", 2_000, "Nhân dân ".repeat(278));
        assertThat(many).isEqualTo(few);
        send("TXBL");
        assertThat(rounds.comments(view().id())).hasSize(2_000).allMatch(c -> "2".equals(c.clauseNumber()));
    }

    private int statementsToComplete(String body, int count, String comment) throws Exception {
        Task task = body.equals("HULN") ? preparing(body) : preparingAlso(body);
        String person = user(body, "specialist");
        UUID request = driver.as(person, () -> rows.ofTask(task.getId())).requestId();
        List<NewRow> added = IntStream.range(0, count).mapToObj(i -> new NewRow(UUID.randomUUID(),
                text("2. Phối hợp", i + " " + comment))).toList();
        assertThat(counter.during(() -> driver.as(person, () -> rows.add(request, null, added))).size())
                .as("adding").isLessThan(30);
        assertThat(driver.as(person, () -> rows.ofTask(task.getId())).rows()).hasSize(count);
        return counter.during(() -> prepare(body, "stance", "AGREES_WITH_CHANGES")).size();
    }

    private Task preparing(String body) {
        aWrittenRoundTo("HULN", "TXBL", "HUBDP");
        return preparingAlso(body);
    }

    private Task preparingAlso(String body) {
        accept(body);
        return task(user(body, "specialist"), Nodes.PREPARE);
    }

    private List<RowView> add(UUID request, UUID after, String clause, String... comments) {
        List<NewRow> added = new ArrayList<>();
        for (String comment : comments) {
            added.add(new NewRow(UUID.randomUUID(), text(clause, comment)));
        }
        return byHuln(() -> rows.add(request, after, added));
    }

    private List<String> texts(Task task) {
        return byHuln(() -> rows.ofTask(task.getId())).rows().stream().map(RowView::comment).toList();
    }

    private <T> T byHuln(Supplier<T> work) {
        return driver.as("huln.specialist", work);
    }

    private static RowText text(String clause, String comment) {
        return new RowText(clause, CommentKind.CONTENT, comment, null);
    }
}
