package vn.directive.consultation;

import java.text.Normalizer;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.consultation.CitedClauses.NextOutline;
import vn.directive.consultation.SynthesisRepository.Answer;
import vn.directive.consultation.SynthesisRepository.BodyFigure;
import vn.directive.consultation.SynthesisRepository.Figure;
import vn.directive.consultation.SynthesisRepository.LineRevision;
import vn.directive.consultation.SynthesisRepository.Member;
import vn.directive.consultation.SynthesisRepository.PlacedLine;
import vn.directive.consultation.SynthesisRepository.Text;
import vn.directive.consultation.SynthesisRepository.Totals;
import vn.directive.consultation.SynthesisSteps.Kind;
import vn.directive.consultation.SynthesisSteps.Step;
import vn.directive.document.DossierAccess;
import vn.directive.document.DraftClauses.Clause;
import vn.directive.organisation.Accounts;
import vn.directive.organisation.Accounts.Account;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.Organisation;
import vn.directive.organisation.Role;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.DomainException;
import vn.directive.shared.NotFoundException;
import vn.directive.shared.web.Page;
import vn.directive.shared.web.Paging;

/**
 * The synthesis of a round (tổng hợp, tiếp thu, giải trình): all its comments, each answered by itself or within a group
 * that says the same. Specialists and leaders of the lead body read it; who may work on the open task "synthesise"
 * answers; to everybody else it does not exist. No answer is overwritten unseen: a line is changed only in the version
 * that its author saw. Statements do not grow with the number of comments.
 */
@Service
@Transactional
public class Synthesis {

    static final int LONGEST_REASON = 100_000;
    static final int LONGEST_PLACE = 200;
    /** Members of a group that its line shows; the others are paged. */
    private static final int SHOWN_MEMBERS = 3;
    /** Characters of a comment that a line shows. */
    private static final int SHOWN_TEXT = 3_000;
    private static final int MOST_AT_ONCE = 500;
    private static final int MOST_CHANGES = 200;
    /** Comments, and characters of each, that one look for duplicates compares. */
    private static final int MOST_COMPARED = 20_000;
    private static final int COMPARED_TEXT = 2_000;
    private static final int MOST_PROPOSALS = 30;
    private static final int EXCERPT = 300;
    private static final int MOST_NAMED = 50;

    private final SynthesisRepository lines;
    private final CitedClauses clauses;
    private final SynthesisSteps steps;
    private final Organisation organisation;
    private final Accounts accounts;
    private final DossierAccess access;
    private final CurrentUser currentUser;

    Synthesis(SynthesisRepository lines, CitedClauses clauses, SynthesisSteps steps, Organisation organisation,
            Accounts accounts, DossierAccess access, CurrentUser currentUser) {
        this.lines = lines;
        this.clauses = clauses;
        this.steps = steps;
        this.organisation = organisation;
        this.accounts = accounts;
        this.access = access;
        this.currentUser = currentUser;
    }

    /**
     * The round behind a task "synthesise", "revise the draft" or "approve the synthesis".
     *
     * @throws NotFoundException when the task is no such task, is over, or is not the acting person's to see
     */
    @Transactional(readOnly = true)
    public Overview ofTask(String taskId) {
        return overview(steps.roundOf(taskId).orElseThrow(() ->
                new NotFoundException("Việc này không có bảng tổng hợp ý kiến.")));
    }

    /** @throws NotFoundException when there is no such round or the acting person may not know of its synthesis */
    @Transactional(readOnly = true)
    public Overview overview(UUID roundId) {
        Known known = known(roundId);
        Round round = known.round();
        Totals totals = lines.totals(roundId);
        Optional<NextOutline> next = clauses.next(round);
        List<OutlineClause> outline = clauses.of(round).stream().map(c -> new OutlineClause(c.number(), c.title(),
                next.flatMap(n -> n.whereIs(c)).orElse(null))).toList();
        return new Overview(roundId, round.directiveId(), round.label(), round.state(), round.draftVersion(),
                next.map(NextOutline::version).orElse(null), known.mayAnswer(), known.mayPlace(), known.notice(),
                outline, next.map(NextOutline::clauses).orElse(List.of()), totals.total(), totals.undecided(),
                totals.revision());
    }

    /** Lines with a comment that fits, in the order of the clauses of the round's own draft version. */
    @Transactional(readOnly = true)
    public Page<Line> lines(UUID roundId, Filter filter, Paging paging) {
        Round round = known(roundId).round();
        List<PlacedLine> found = lines.page(roundId, filter, outline(round), paging.size(), paging.offset());
        return Page.of(views(round, found.stream().map(PlacedLine::id).toList()), paging,
                found.isEmpty() ? 0 : found.get(0).total());
    }

    /** How many comments each clause, kind, stance and standing has within the filter. */
    @Transactional(readOnly = true)
    public Figures figures(UUID roundId, Filter filter) {
        Round round = known(roundId).round();
        Map<String, List<Figure>> found = lines.figures(roundId, filter, outline(round)).stream()
                .collect(Collectors.groupingBy(Figure::facet));
        Figure all = found.get("found").get(0);
        return new Figures(all.total(), all.undecided(), counts(found.get("clause")), counts(found.get("kind")),
                counts(found.get("stance")), counts(found.get("standing")));
    }

    private static List<Count> counts(List<Figure> figures) {
        return figures == null ? List.of()
                : figures.stream().map(f -> new Count(f.value(), f.total(), f.undecided())).toList();
    }

    /** Bodies that commented, by name; at most twenty. */
    @Transactional(readOnly = true)
    public List<BodyCount> bodies(UUID roundId, String text) {
        known(roundId);
        return lines.bodies(roundId, SynthesisRepository.pattern(text), 20).stream()
                .map((BodyFigure b) -> new BodyCount(b.body(), b.name(), b.total())).toList();
    }

    /** Members of a line with their whole texts, by number. */
    @Transactional(readOnly = true)
    public Page<Comment> members(UUID roundId, UUID lineId, Paging paging) {
        known(roundId);
        int from = (int) Math.min(paging.offset(), Integer.MAX_VALUE - Paging.LARGEST - 1) + 1;
        List<Member> found = lines.members(roundId, List.of(lineId), from, from + paging.size() - 1, Integer.MAX_VALUE);
        if (found.isEmpty()) {
            throw new NotFoundException("Không tìm thấy góp ý.");
        }
        Map<String, String> names = names(found);
        return Page.of(found.stream().map(m -> comment(m, names)).toList(), paging, found.get(0).members());
    }

    /**
     * What others, or the acting person elsewhere, changed since a revision, and what arrived.
     *
     * @return lines that changed; {@code more} when there are too many of them to tell
     */
    @Transactional(readOnly = true)
    public Changes changes(UUID roundId, long afterRevision) {
        Known known = known(roundId);
        List<LineRevision> changed = lines.changed(roundId, afterRevision, MOST_CHANGES + 1);
        boolean more = changed.size() > MOST_CHANGES;
        Totals totals = lines.totals(roundId);
        return new Changes(known.mayAnswer(), known.mayPlace(), known.notice(), totals.total(), totals.undecided(),
                totals.revision(), more,
                more ? List.of() : views(known.round(), changed.stream().map(LineRevision::id).toList()));
    }

    /**
     * Answers one line.
     *
     * @param version that the author saw
     * @throws StaleAnswerException when somebody else was faster
     * @throws DomainException at {@code reason} when the outcome needs one, at {@code place} when the next version has
     *     no such clause
     * @throws ReplyFixedException when the round is not at the step that answers
     */
    public Line answer(UUID roundId, UUID lineId, int version, NewAnswer answer) {
        Known known = writable(roundId);
        if (!Objects.equals(lines.versions(roundId, List.of(lineId)).get(lineId), version)) {
            throw new StaleAnswerException(views(known.round(), List.of(lineId)).stream().findFirst().orElseThrow(() ->
                    new NotFoundException("Góp ý này vừa được gộp hoặc tách; hãy xem lại bảng.")));
        }
        NewAnswer clean = clean(known, answer);
        if (known.mayAnswer()) {
            lines.answer(roundId, List.of(lineId), clean.outcome(), clean.reason(), true, clean.place(),
                    currentUser.username());
        } else {
            Line present = views(known.round(), List.of(lineId)).get(0);
            if (present.outcome() != clean.outcome() || !Objects.equals(present.reason(), clean.reason())) {
                throw new ReplyFixedException(known.notice());
            }
            lines.place(roundId, List.of(lineId), clean.place());
        }
        return views(known.round(), List.of(lineId)).get(0);
    }

    /**
     * Gives some lines the same answer. Those that somebody else changed meanwhile stay as they are.
     *
     * @param answer its place null leaves the places as they are
     */
    public Answered answerLines(UUID roundId, List<SeenLine> seen, NewAnswer answer) {
        Known known = answering(roundId);
        requireSome(seen);
        NewAnswer clean = clean(known, answer);
        Map<UUID, Integer> versions = lines.versions(roundId, ids(seen));
        List<UUID> fresh = seen.stream().filter(l -> Objects.equals(versions.get(l.id()), l.version()))
                .map(SeenLine::id).toList();
        if (!fresh.isEmpty()) {
            lines.answer(roundId, fresh, clean.outcome(), clean.reason(), answer.place() != null, clean.place(),
                    currentUser.username());
        }
        return new Answered(fresh.size(), seen.size() - fresh.size(), views(known.round(), ids(seen)));
    }

    /**
     * As {@link #answerLines}, for every line that fits a filter.
     *
     * @param revision that the author saw; what changed or arrived after it stays as it is
     */
    public Answered answerFound(UUID roundId, Filter filter, long revision, NewAnswer answer) {
        Known known = answering(roundId);
        NewAnswer clean = clean(known, answer);
        List<LineRevision> found = lines.revisions(roundId, filter, outline(known.round()));
        List<UUID> fresh = found.stream().filter(l -> l.revision() <= revision).map(LineRevision::id).toList();
        if (!fresh.isEmpty()) {
            lines.answer(roundId, fresh, clean.outcome(), clean.reason(), answer.place() != null, clean.place(),
                    currentUser.username());
        }
        return new Answered(fresh.size(), found.size() - fresh.size(), List.of());
    }

    /**
     * Makes one line of several that say the same. Those without an answer take over that of the others.
     *
     * @throws DomainException when their answers differ
     * @throws StaleAnswerException when somebody else changed one of them
     */
    public Line merge(UUID roundId, List<SeenLine> seen) {
        Known known = answering(roundId);
        requireSome(seen);
        Set<UUID> ids = new HashSet<>(ids(seen));
        if (ids.size() < 2) {
            throw new DomainException("lines", "Hãy chọn ít nhất hai góp ý để gộp.");
        }
        requireFresh(known, seen);
        List<Answer> answers = lines.answers(roundId, ids);
        if (answers.size() > 1) {
            throw new DomainException("lines", "Các góp ý này đang có kết quả hoặc lý do khác nhau: hãy xử lý giống nhau rồi "
                    + "gộp.");
        }
        return views(known.round(), List.of(lines.merge(roundId, ids, answers.isEmpty() ? null : answers.get(0),
                currentUser.username()))).get(0);
    }

    /**
     * Takes comments out of a group; each keeps the answer it has.
     *
     * @return the lines that come of it
     */
    public List<Line> split(UUID roundId, UUID lineId, int version, Collection<UUID> comments) {
        Known known = answering(roundId);
        requireFresh(known, List.of(new SeenLine(lineId, version)));
        if (comments.isEmpty()) {
            throw new DomainException("comments", "Hãy chọn góp ý cần tách.");
        }
        return views(known.round(), lines.split(roundId, lineId, comments));
    }

    /** Comments within the filter that say nearly the same, clause by clause; lines of the same group count once. */
    @Transactional(readOnly = true)
    public Proposals proposals(UUID roundId, Filter filter) {
        Round round = known(roundId).round();
        List<Text> texts = lines.texts(roundId, filter, outline(round), MOST_COMPARED + 1, COMPARED_TEXT);
        boolean cut = texts.size() > MOST_COMPARED;
        List<List<Text>> lots = texts.stream().limit(MOST_COMPARED)
                .collect(Collectors.groupingBy(Text::clause, LinkedHashMap::new, Collectors.toList())).values().stream()
                .flatMap(clause -> Duplicates.of(clause.stream().map(Text::text).toList()).stream()
                        .map(lot -> lot.stream().map(clause::get).toList()))
                .filter(lot -> lot.stream().map(Text::line).distinct().count() > 1)
                .sorted((a, b) -> b.size() - a.size()).toList();
        List<List<Text>> shown = lots.subList(0, Math.min(lots.size(), MOST_PROPOSALS));
        Map<String, String> names = organisation.names(shown.stream().flatMap(List::stream).map(Text::body)
                .collect(Collectors.toSet()));
        return new Proposals(cut, lots.size(), shown.stream().map(lot -> proposal(lot, names)).toList());
    }

    private static Proposal proposal(List<Text> lot, Map<String, String> names) {
        Map<UUID, Text> byLine = new LinkedHashMap<>();
        lot.forEach(text -> byLine.putIfAbsent(text.line(), text));
        return new Proposal(lot.size(), lot.get(0).clause(), byLine.values().stream().limit(MOST_AT_ONCE)
                .map(t -> new Alike(t.line(), t.version(), t.number(), names.getOrDefault(t.body(), t.body()),
                        t.text().length() <= EXCERPT ? t.text().strip() : t.text().substring(0, EXCERPT) + "…")).toList());
    }

    /**
     * Passes when every comment has an answer.
     *
     * @throws DomainException saying how many have none, and which
     */
    @Transactional(readOnly = true)
    public void requireAllAnswered(UUID roundId) {
        List<Integer> missing = lines.undecided(roundId, MOST_NAMED);
        if (!missing.isEmpty()) {
            throw new DomainException("Còn %d ý kiến chưa có kết quả xử lý: số %s%s. Xem mục Bảng tổng hợp ở thẻ Hồ sơ."
                    .formatted(lines.totals(roundId).undecided(), RoundTexts.ranges(missing),
                            missing.size() < MOST_NAMED ? "" : "…"));
        }
    }

    /** Nobody approves answers of their own, not through a substitution either. */
    void requireOfOthers(UUID roundId) {
        if (lines.hasAnswerBy(roundId, currentUser.username())) {
            throw new DomainException("Người đã xử lý ý kiến không tự duyệt kết quả tổng hợp.");
        }
    }

    private void requireSome(List<SeenLine> seen) {
        if (seen.isEmpty()) {
            throw new DomainException("lines", "Hãy chọn ít nhất một góp ý.");
        }
        if (seen.size() > MOST_AT_ONCE) {
            throw new DomainException("lines", "Mỗi lần chọn nhiều nhất %d góp ý; nhiều hơn thì dùng bộ lọc."
                    .formatted(MOST_AT_ONCE));
        }
    }

    private void requireFresh(Known known, List<SeenLine> seen) {
        Map<UUID, Integer> versions = lines.versions(known.round().id(), ids(seen));
        seen.stream().filter(l -> !Objects.equals(versions.get(l.id()), l.version())).findFirst().ifPresent(l -> {
            throw views(known.round(), List.of(l.id())).stream().findFirst()
                    .<DomainException>map(StaleAnswerException::new)
                    .orElseGet(() -> new NotFoundException("Góp ý này vừa được gộp hoặc tách; hãy xem lại bảng."));
        });
    }

    private static List<UUID> ids(List<SeenLine> seen) {
        return seen.stream().map(SeenLine::id).toList();
    }

    private NewAnswer clean(Known known, NewAnswer answer) {
        String reason = text("reason", "Lý do", answer.reason(), LONGEST_REASON);
        if (answer.outcome() != null && answer.outcome().needsReason() && reason == null) {
            throw new DomainException("reason", "“%s” phải nêu lý do.".formatted(answer.outcome().label()));
        }
        String place = text("place", "Vị trí trong dự thảo mới", answer.place(), LONGEST_PLACE);
        return new NewAnswer(answer.outcome(), reason, place == null ? null : clauses.next(known.round())
                .map(next -> next.number(place).orElseThrow(() -> new DomainException("place",
                        "Dự thảo bản %d không có khoản “%s”.".formatted(next.version(), place.strip()))))
                .orElse(place.strip()));
    }

    private static String text(String field, String label, String typed, int longest) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        if (typed.length() > longest) {
            throw new DomainException(field, "%s không quá %,d ký tự.".formatted(label, longest).replace(',', '.'));
        }
        return Normalizer.normalize(typed.replace("\0", ""), Normalizer.Form.NFC);
    }

    /** Writers of one round follow one another, and none of them overlaps with an answer arriving or the step ending. */
    private Known writable(UUID roundId) {
        Known known = known(lines.lock(roundId));
        if (!known.mayPlace()) {
            throw new ReplyFixedException(known.notice());
        }
        return known;
    }

    private Known answering(UUID roundId) {
        Known known = writable(roundId);
        if (!known.mayAnswer()) {
            throw new ReplyFixedException(known.notice());
        }
        return known;
    }

    private Known known(UUID roundId) {
        return known(lines.round(roundId));
    }

    private Known known(Optional<Round> found) {
        Round round = found.orElseThrow(Synthesis::unknown);
        access.require(round.directiveId(), Synthesis::unknown);
        Optional<Step> step = steps.current(round.processInstanceId());
        boolean mine = step.filter(Step::mine).isPresent();
        if (!mine && !isOfTheLeadBody(round)) {
            throw unknown();
        }
        Kind kind = step.map(Step::kind).orElse(null);
        boolean closed = round.state() == RoundState.CLOSED;
        boolean answer = closed && mine && kind == Kind.ANSWERING;
        boolean place = closed && mine && (kind == Kind.ANSWERING || kind == Kind.REVISING);
        return new Known(round, answer, place, answer ? null : !closed
                ? "Không sửa bảng tổng hợp được: %s %s.".formatted(round.label(), round.state().label())
                : kind == Kind.APPROVING ? "Kết quả đã trình lãnh đạo duyệt. Cần sửa thì lãnh đạo trả lại để tổng hợp lại."
                : place ? "Kết quả xử lý đã chốt; còn ghi được vị trí tiếp thu trong dự thảo mới."
                : "Chỉ người được giao tổng hợp mới sửa được.");
    }

    private boolean isOfTheLeadBody(Round round) {
        Set<String> groups = organisation.groupsOf(currentUser.username());
        return groups.contains(new GroupId(round.leadBody(), Role.SPECIALIST).toString())
                || groups.contains(new GroupId(round.leadBody(), Role.LEADER).toString());
    }

    private static NotFoundException unknown() {
        return Rounds.unknown();
    }

    private record Known(Round round, boolean mayAnswer, boolean mayPlace, String notice) {}

    private String[] outline(Round round) {
        return clauses.of(round).stream().map(Clause::number).toArray(String[]::new);
    }

    /** In the order of the ids; what is no line any more is left out. */
    private List<Line> views(Round round, List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Member> found = lines.members(round.id(), ids, 1, SHOWN_MEMBERS, SHOWN_TEXT);
        Map<String, String> names = names(found);
        Set<String> deciders = found.stream().map(Member::decidedBy).filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<String, Account> people = deciders.isEmpty() ? Map.of() : accounts.find(deciders);
        Map<UUID, List<Member>> byLine = found.stream().collect(Collectors.groupingBy(Member::line));
        return ids.stream().distinct().map(byLine::get).filter(Objects::nonNull)
                .map(members -> line(members, names, people)).toList();
    }

    private Line line(List<Member> members, Map<String, String> names, Map<String, Account> people) {
        Member first = members.get(0);
        return new Line(first.line(), first.merged(), first.version(), first.members(),
                first.clauseNumber() == null ? first.clause() : first.clauseNumber(), first.outcome(),
                first.outcomeReason(), first.revisedPlace(), first.takenInVersion(),
                first.decidedBy() == null ? null : Optional.ofNullable(people.get(first.decidedBy()))
                        .map(Account::displayName).orElse(first.decidedBy()),
                first.decidedBy() != null && first.decidedBy().equals(currentUser.username()), first.decidedAt(),
                first.answerRevision(), members.stream().map(m -> comment(m, names)).toList());
    }

    private Map<String, String> names(List<Member> members) {
        return members.isEmpty() ? Map.of() : organisation.names(members.stream().map(Member::body)
                .collect(Collectors.toSet()));
    }

    private static Comment comment(Member m, Map<String, String> names) {
        return new Comment(m.id(), m.number(), m.body(), names.getOrDefault(m.body(), m.body()), m.spoken(), m.late(),
                m.stance() == null ? null : m.stance().label(), m.clause(), m.kind().label(), m.comment(), m.proposed(),
                m.shortened());
    }

    /** Whether a comment was answered, and how. */
    public enum Standing { UNDECIDED, ACCEPTED, PARTLY_ACCEPTED, EXPLAINED }

    /**
     * Which comments; what is null does not matter.
     *
     * @param clause number in the round's draft version, or as cited
     * @param stance of the body's answer, or {@code NONE} for what was spoken
     * @param late only those of answers after their due date
     * @param text in comment, clause, reason or the body's name, diacritics do not matter; or a number
     */
    public record Filter(String clause, String body, CommentKind kind, Standing standing, String stance, boolean late,
            String text) {

        public static final Filter ALL = new Filter(null, null, null, null, null, false, null);

        public static Filter of(Standing standing) {
            return new Filter(null, null, null, standing, null, false, null);
        }
    }

    /**
     * @param nextVersion of the draft with an outline of its own, or null while there is none
     * @param editable outcomes and reasons may be changed
     * @param placeable the place in the next version may be changed
     * @param notice why not everything may be changed; null when it may
     * @param revision of the newest change
     */
    public record Overview(UUID roundId, UUID directiveId, String label, RoundState state, Integer draftVersion,
            Integer nextVersion, boolean editable, boolean placeable, String notice, List<OutlineClause> clauses,
            List<Clause> nextClauses, int total, int undecided, long revision) {}

    /** @param movedTo number of the clause with this title in the next version; null when that is not known */
    public record OutlineClause(String number, String title, String movedTo) {}

    /**
     * A line of the table: a comment, or a group with one answer.
     *
     * @param id of the comment or the group
     * @param count of its comments
     * @param clause number in the round's draft version, or as cited
     * @param place where the next version of the draft takes it in
     * @param comments the first of them
     */
    public record Line(UUID id, boolean merged, int version, int count, String clause, CommentOutcome outcome,
            String reason, String place, Integer takenInVersion, String decidedBy, boolean decidedByMe,
            Instant decidedAt, long revision, List<Comment> comments) {}

    /** @param shortened its texts are longer than shown */
    public record Comment(UUID id, int number, String body, String bodyName, boolean spoken, boolean late,
            String stance, String cited, String kind, String comment, String proposed, boolean shortened) {}

    public record Changes(boolean editable, boolean placeable, String notice, int total, int undecided, long revision,
            boolean more, List<Line> lines) {}

    /** Comments by facet, each apart from its own criterion; {@code found} are those that fit. */
    public record Figures(int found, int undecided, List<Count> clauses, List<Count> kinds, List<Count> stances,
            List<Count> standings) {}

    public record Count(String value, int total, int undecided) {}

    public record BodyCount(String body, String name, int comments) {}

    /** A line in the version that somebody saw. */
    public record SeenLine(UUID id, int version) {}

    /**
     * @param outcome null takes the answer back
     * @param reason required for all but {@link CommentOutcome#ACCEPTED}
     */
    public record NewAnswer(CommentOutcome outcome, String reason, String place) {}

    /**
     * @param saved lines
     * @param stale lines that others changed meanwhile, left as they are
     * @param lines as they are now; empty when a filter named them
     */
    public record Answered(int saved, int stale, List<Line> lines) {}

    /**
     * @param cut there were too many comments to compare them all
     * @param total lots found, of which the largest are told
     */
    public record Proposals(boolean cut, int total, List<Proposal> proposals) {}

    public record Proposal(int comments, String clause, List<Alike> lines) {}

    public record Alike(UUID id, int version, int number, String bodyName, String text) {}
}
