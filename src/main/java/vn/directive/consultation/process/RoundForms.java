package vn.directive.consultation.process;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.delegate.VariableScope;
import vn.directive.consultation.CommentKind;
import vn.directive.consultation.ConferencePlan;
import vn.directive.consultation.NewComment;
import vn.directive.consultation.NewUnit;
import vn.directive.consultation.PrepareRound;
import vn.directive.consultation.Reply;
import vn.directive.consultation.RoundMode;
import vn.directive.consultation.RoundService;
import vn.directive.consultation.SilencePolicy;
import vn.directive.consultation.Stance;
import vn.directive.shared.DomainException;
import vn.directive.workflow.FormData;
import vn.directive.workflow.FormData.Row;

/** Turns what people submitted in the forms of this module into what its services take. */
final class RoundForms {

    private static final List<String> OPINION = List.of("cơ quan", "điều khoản", "ý kiến");
    private static final List<String> UNIT = List.of("đơn vị", "ngày hội nghị", "số đại biểu", "số ý kiến", "tán thành",
            "tán thành có sửa đổi", "không tán thành");
    private static final String WHOLE_DRAFT = "Toàn văn";

    private RoundForms() {}

    /** Why something is returned, refused or withdrawn: never without a word. */
    static String reason(VariableScope scope, String key) {
        return FormData.of(scope).text(key);
    }

    static PrepareRound preparation(FormData form, RoundMode mode, SilencePolicy proposed) {
        boolean conference = mode == RoundMode.CONFERENCE;
        return new PrepareRound(form.choices("bodyRules"), form.choices("bodies"), form.choices("excludedBodies"),
                form.date("deadline"), form.optionalChoice("silence", SilencePolicy.class).orElse(proposed),
                form.text("questions"), !conference || form.flag("sendLetter"),
                conference ? new ConferencePlan(form.date("heldOn"), form.text("place"), form.text("agenda")) : null,
                conference && form.flag("alsoInWriting"),
                mode == RoundMode.GRASSROOTS ? form.optionalText("lowestLevel").orElse("HAMLET") : null,
                mode == RoundMode.GRASSROOTS ? form.optionalDate("innerDeadline").orElse(null) : null);
    }

    static List<NewComment> opinions(FormData form, RoundService rounds, java.util.UUID roundId) {
        return form.rows("opinions", OPINION, 1).stream().map(row -> new NewComment(
                rounds.readBody(roundId, row.text(0)).orElseThrow(() -> row.problem(0,
                        "không phải mã hoặc tên đầy đủ của một cơ quan: “%s”".formatted(row.text(0)))),
                row.optionalText(1).orElse(WHOLE_DRAFT), CommentKind.CONTENT, required(row, 2), null)).toList();
    }

    /** Numbers written "1, 3, 5-8"; null when nothing was typed. */
    static List<Integer> takenIn(FormData form) {
        return form.optionalText("takenIn").map(text -> read(text, () -> form.problem("takenIn",
                "viết các số cách nhau bằng dấu phẩy, ví dụ 1, 3, 5-8"))).orElse(null);
    }

    static List<NewUnit> units(FormData form) {
        return form.rows("units", UNIT, 1).stream().map(row -> new NewUnit(null, row.text(0),
                row.date(1).orElse(null), 1, row.number(2), row.number(3), row.number(4), row.number(5),
                row.number(6))).toList();
    }

    static Reply reply(FormData form, RoundMode mode, String body) {
        return new Reply(form.choice("stance", Stance.class), form.optionalText("generalOpinion").orElse(null),
                mode == RoundMode.GRASSROOTS ? total(form, body) : null);
    }

    private static NewUnit total(FormData form, String body) {
        int[] figures = Arrays.stream(new String[] {"conferencesHeld", "delegates", "opinionsGiven",
            "opinionsAgreeing", "opinionsWithChanges", "opinionsAgainst"})
                .mapToInt(key -> form.optionalNumber(key).orElse(0)).toArray();
        return IntStream.of(figures).allMatch(f -> f == 0) ? null
                : new NewUnit(body, body, null, figures[0], figures[1], figures[2], figures[3], figures[4],
                        figures[5]);
    }

    private static String required(Row row, int column) {
        return row.optionalText(column).orElseThrow(() -> row.problem(column, "bắt buộc nhập"));
    }

    private static List<Integer> read(String text, java.util.function.Supplier<DomainException> problem) {
        Collection<Integer> numbers = new TreeSet<>();
        for (String part : text.split(",")) {
            String[] ends = part.strip().split("\\s*-\\s*");
            try {
                int first = Integer.parseInt(ends[0]);
                int last = ends.length > 1 ? Integer.parseInt(ends[1]) : first;
                if (ends.length > 2 || first > last || last - first > 10_000) {
                    throw problem.get();
                }
                IntStream.rangeClosed(first, last).forEach(numbers::add);
            } catch (NumberFormatException e) {
                throw problem.get();
            }
        }
        return List.copyOf(numbers);
    }
}
