package vn.directive.consultation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.consultation.Rounds.CommentChoice;
import vn.directive.consultation.Rounds.CommentView;
import vn.directive.consultation.Rounds.RequestView;
import vn.directive.consultation.Rounds.RoundView;
import vn.directive.directive.Directives;
import vn.directive.organisation.Organisation;
import vn.directive.shared.AskedOnce;
import vn.directive.shared.WorkingCalendar;

/** What people read about a round: in forms (as markdown, never longer than a form can show) and in documents. */
@Service
@Transactional(readOnly = true)
public class RoundTexts {

    /** A text variable of the engine holds 4,000 characters. */
    private static final int LONGEST = 3900;
    /** More than fit into such a text, however short they are. */
    private static final int ENOUGH_COMMENTS = 500;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final RoundRepository repository;
    private final Rounds rounds;
    private final AskedBodies bodies;
    private final CitedClauses clauses;
    private final Directives directives;
    private final WorkingCalendar calendar;
    private final Clock clock;

    RoundTexts(RoundRepository repository, Rounds rounds, AskedBodies bodies, CitedClauses clauses,
            Directives directives, WorkingCalendar calendar, Clock clock) {
        this.repository = repository;
        this.rounds = rounds;
        this.bodies = bodies;
        this.clauses = clauses;
        this.directives = directives;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Why the last step was returned, or empty. */
    public String returnNote(UUID roundId) {
        return shorten(text(repository.get(roundId).returnNote()));
    }

    /** The working day that the policy proposes as deadline. */
    public LocalDate proposedDeadline(int workingDays) {
        return calendar.plus(LocalDate.now(clock), workingDays);
    }

    /** Deadline, mode and questions, for the signer. */
    public String letterSummary(UUID roundId) {
        Round round = repository.get(roundId);
        String conference = repository.conference(roundId).map(c -> "\n\n**Hội nghị** ngày %s tại %s\n\n%s".formatted(
                DAY.format(c.heldOn()), c.place(), c.agenda())).orElse("");
        return shorten("**%s %s** · dự thảo bản %d · **hạn trả lời %s** · không trả lời: %s · %s\n\n%s%s".formatted(
                capital(round.label()), round.mode().label(), round.draftVersion(), DAY.format(round.deadline()),
                round.silencePolicy().label(), round.sendLetter() ? "có công văn đánh số" : "không có công văn",
                round.questions(), conference));
    }

    /** Names of all bodies asked or invited. */
    public List<String> bodyNames(UUID roundId) {
        Set<String> codes = repository.requests(roundId).stream().map(RoundRequest::body)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        codes.addAll(repository.invited(roundId));
        return bodies.names(codes).values().stream().sorted().toList();
    }

    /** Codes of the bodies invited to the conference. */
    public List<String> invited(UUID roundId) {
        return repository.invited(roundId);
    }

    public String conferenceSummary(UUID roundId) {
        return repository.conference(roundId).map(c -> shorten("**Hội nghị** ngày %s tại %s\n\n%s".formatted(
                DAY.format(c.heldOn()), c.place(), c.agenda()))).orElse("");
    }

    /** Counts and who is awaited, of the round with these requests. */
    public String progress(UUID roundId, List<RequestView> requests) {
        RoundView round = rounds.get(roundId);
        String awaited = RequestState.AWAITED.stream().sorted()
                .map(state -> awaited(state, requests.stream().filter(r -> r.state() == state).toList(),
                        round.deadline()))
                .filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
        String declined = requests.stream().filter(r -> r.state() == RequestState.DECLINED)
                .map(r -> "%s: %s%s".formatted(r.bodyName(), r.declineReason(), r.namedBody() == null ? ""
                        : " (đề nghị hỏi %s)".formatted(bodies.names(List.of(r.namedBody())).get(r.namedBody()))))
                .collect(Collectors.joining("; "));
        return shorten("**Hạn trả lời %s** · đã hỏi %d · đã trả lời %d · từ chối %d · đã rút %d%s%s".formatted(
                DAY.format(round.deadline()), round.requests().asked(), round.requests().answered(),
                round.requests().declined(), round.requests().withdrawn(),
                awaited.isEmpty() ? "" : "\n\n**Chưa trả lời**\n\n" + awaited,
                declined.isEmpty() ? "" : "\n\n**Từ chối:** " + declined));
    }

    private static String awaited(RequestState state, List<RequestView> requests, LocalDate deadline) {
        return requests.isEmpty() ? "" : "- **%s (%d):** %s".formatted(state.label(), requests.size(),
                requests.stream().map(r -> r.due().equals(deadline) ? r.bodyName()
                        : "%s (hạn %s)".formatted(r.bodyName(), DAY.format(r.due())))
                        .collect(Collectors.joining("; ")));
    }

    /** The preamble of the synthesis table (domain.md, Comments): counts, silence kept apart from agreement. */
    public String replySummary(UUID roundId) {
        return shorten(preamble(rounds.get(roundId)));
    }

    public String acceptedList(UUID roundId) {
        List<CommentView> accepted = rounds.firstComments(roundId, CommentChoice.ACCEPTED, ENOUGH_COMMENTS);
        return accepted.isEmpty() ? "Không có ý kiến nào được tiếp thu." : list(accepted);
    }

    /** Outcomes with their reasons, for the approver. */
    public String synthesisSummary(UUID roundId) {
        RoundView round = rounds.get(roundId);
        return shorten("**%d ý kiến:** tiếp thu %d, tiếp thu một phần %d, giải trình %d, chưa xử lý %d%n%n%s".formatted(
                round.comments().total(), round.comments().accepted(), round.comments().partlyAccepted(),
                round.comments().explained(), round.comments().unprocessed(),
                rounds.firstComments(roundId, CommentChoice.ALL, ENOUGH_COMMENTS).stream()
                        .map(c -> line(c) + "\n**%s** %s".formatted(
                        c.outcome() == null ? "Chưa xử lý" : c.outcome().label(), text(c.outcomeReason())))
                        .collect(Collectors.joining("\n\n"))));
    }

    /** What these requests ask is about to be shown, within an {@link AskedOnce}. */
    void expect(Round round, List<RoundRequest> requests) {
        AskedOnce.tell(List.of(Round.class, round.id()), round);
        requests.forEach(request -> AskedOnce.tell(List.of(RoundRequest.class, request.id()), request));
    }

    private RoundRequest request(UUID requestId) {
        return AskedOnce.ask(List.of(RoundRequest.class, requestId), () -> repository.request(requestId));
    }

    private List<NewUnit> units(UUID requestId, boolean ownTotal) {
        return AskedOnce.ask(List.of(NewUnit.class, requestId, ownTotal), () -> repository.units(requestId, ownTotal));
    }

    /** What a body is asked, for its forms. */
    public String requestSummary(UUID requestId) {
        RoundRequest request = request(requestId);
        Round round = AskedOnce.ask(List.of(Round.class, request.roundId()), () -> repository.get(request.roundId()));
        String outline = AskedOnce.ask(List.of(CitedClauses.class, round.id()), () -> clauses.of(round)).stream().map(c -> "- %s\\. %s".formatted(c.number(), c.title()))
                .collect(Collectors.joining("\n"));
        return shorten("**%s** lấy ý kiến %s%s, dự thảo bản %d. **Hạn trả lời %s**%s\n\n**Nội dung xin ý kiến**\n\n%s%s"
                .formatted(bodies.names(List.of(round.leadBody())).get(round.leadBody()), round.mode().label(),
                        round.letterSymbol() == null ? "" : " theo " + round.letterSymbol(), round.draftVersion(),
                        DAY.format(request.due()), round.innerDeadline() == null ? ""
                                : " (cấp dưới gửi trước %s)".formatted(DAY.format(round.innerDeadline())),
                        text(round.questions()),
                        outline.isEmpty() ? "" : "\n\n**Các khoản của dự thảo**\n\n" + outline));
    }

    /** What was decided about an extension, or empty. */
    public String extensionAnswer(UUID requestId) {
        RoundRequest request = request(requestId);
        return !"REFUSED".equals(request.extensionDecision()) ? ""
                : shorten("**Không được gia hạn.** " + text(request.extensionNote()));
    }

    public String extensionRequest(UUID requestId) {
        RoundRequest request = repository.request(requestId);
        return shorten("**%s** xin lùi hạn từ %s đến **%s**.\n\n%s".formatted(
                Organisation.called(bodies.names(List.of(request.body(), request.owner())), request.body(),
                        request.owner()), DAY.format(request.due()),
                DAY.format(request.extensionWanted()), request.extensionReason()));
    }

    public String replyReturnNote(UUID requestId) {
        return shorten(text(request(requestId).returnNote()));
    }

    /** What was already written, so that a returned answer is not typed again. */
    public RoundRequestText written(UUID requestId) {
        RoundRequest request = request(requestId);
        String units = units(requestId, false).stream()
                .map(u -> "%s | %s | %d | %d | %d | %d | %d".formatted(u.name(),
                        u.heldOn() == null ? "" : DAY.format(u.heldOn()), u.delegates(), u.opinions(), u.agreeing(),
                        u.agreeingWithChanges(), u.disagreeing()))
                .collect(Collectors.joining("\n"));
        return new RoundRequestText(request.stance() == null ? null : request.stance().name(),
                fits(text(request.generalOpinion())), fits(units),
                units(requestId, true).stream().findFirst().orElse(null));
    }

    /** Sum over the units, shown beside the answer. */
    public String unitSummary(UUID requestId) {
        List<NewUnit> units = units(requestId, false);
        return units.isEmpty() ? "" : "**Kết quả cơ sở:** %d đơn vị, %d hội nghị, %d đại biểu, %d ý kiến".formatted(
                units.size(), units.stream().mapToInt(NewUnit::conferences).sum(),
                units.stream().mapToInt(NewUnit::delegates).sum(), units.stream().mapToInt(NewUnit::opinions).sum());
    }

    /** The whole answer, for the leader who sends it. */
    public String reply(UUID requestId) {
        RoundRequest request = request(requestId);
        String comments = repository.commentsOf(requestId).stream().map(c -> "- **%s** (%s): %s%s".formatted(c.clause(),
                        c.kind().label(), c.comment(), c.proposed() == null ? "" : " → " + c.proposed()))
                .collect(Collectors.joining("\n"));
        int delegates = units(requestId, true).stream().mapToInt(NewUnit::delegates).sum();
        return shorten("**Quan điểm:** %s\n\n%s\n\n%s\n\n%s%s".formatted(request.stance().label(),
                text(request.generalOpinion()), comments, unitSummary(requestId),
                delegates == 0 ? "" : "**Tổng số:** %d đại biểu".formatted(delegates)));
    }

    String letterSubject(Round round) {
        String subject = directives.get(round.directiveId()).subject();
        return (round.mode() == RoundMode.CONFERENCE ? "Mời dự hội nghị góp ý dự thảo Chỉ thị “%s”"
                : "Lấy ý kiến góp ý dự thảo Chỉ thị “%s”").formatted(subject);
    }

    String letter(Round round) {
        String conference = repository.conference(round.id()).map(c -> "\nHội nghị ngày %s tại %s.\n%s\n".formatted(
                DAY.format(c.heldOn()), c.place(), c.agenda())).orElse("");
        return "%s\n\nKính gửi:\n%s\n\n%s\n%s\nĐề nghị gửi ý kiến trước ngày %s.\n".formatted(letterSubject(round),
                bodyNames(round.id()).stream().map(n -> "- " + n).collect(Collectors.joining("\n")),
                text(round.questions()), conference, DAY.format(round.deadline()));
    }

    /** Numbers as people write them, for example "1-3, 7". */
    static String ranges(List<Integer> numbers) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < numbers.size(); i++) {
            int first = numbers.get(i);
            while (i + 1 < numbers.size() && numbers.get(i + 1) == numbers.get(i) + 1) {
                i++;
            }
            text.append(text.isEmpty() ? "" : ", ").append(first)
                    .append(numbers.get(i) == first ? "" : "-" + numbers.get(i));
        }
        return text.toString();
    }

    private static String preamble(RoundView round) {
        List<String> sentences = new ArrayList<>();
        if (round.requests().asked() > 0) {
            sentences.add(("**Đã hỏi %d cơ quan:** %d đã trả lời (thống nhất %d, thống nhất và đề nghị sửa %d, "
                    + "không thống nhất %d, không có ý kiến thêm %d), trong đó %d trả lời muộn; %d từ chối; "
                    + "%d không trả lời%s").formatted(round.requests().asked(), round.requests().answered(),
                    round.stances().agrees(), round.stances().agreesWithChanges(), round.stances().disagrees(),
                    round.stances().nothingToAdd(), round.requests().late(), round.requests().declined(),
                    round.requests().silent(), round.requests().silent() == 0 ? ""
                            : " (" + round.silencePolicy().label() + ")"));
        }
        if (round.conference().heldOn() != null) {
            sentences.add("**Hội nghị ngày %s:** mời %d, dự %d cơ quan, %d ý kiến phát biểu".formatted(
                    DAY.format(round.conference().heldOn()), round.conference().invited(),
                    round.conference().attended(), round.conference().opinions()));
        }
        if (round.units().units() > 0) {
            sentences.add("**Cơ sở:** %d đơn vị, %d hội nghị, %d đại biểu, %d ý kiến".formatted(round.units().units(),
                    round.units().conferences(), round.units().delegates(), round.units().opinions()));
        }
        return String.join(". ", sentences) + ".";
    }

    private static String list(List<CommentView> comments) {
        return shorten(comments.stream().map(RoundTexts::line).collect(Collectors.joining("\n\n")));
    }

    /** The dot is escaped: Markdown would count lists anew, and people write these numbers down. */
    private static String line(CommentView comment) {
        return "%d\\. **%s**, %s: %s%s".formatted(comment.number(), comment.bodyName(), comment.clause(),
                comment.comment(), comment.proposed() == null ? "" : " → " + comment.proposed());
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST ? text
                : text.substring(0, LONGEST - 60) + "… (còn nữa: xem đầy đủ ở thẻ Hồ sơ)";
    }

    /** A prefilled field is sent back whole, so it is left empty rather than cut. */
    private static String fits(String text) {
        return text.length() <= 4000 ? text : "";
    }

    /**
     * @param stance name, or null
     * @param units rows as typed
     * @param ownTotal totals typed instead of rows, or null
     */
    public record RoundRequestText(String stance, String generalOpinion, String units, NewUnit ownTotal) {}
}
