package vn.directive.consultation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.consultation.ConsultationEvents.RequestOpened;
import vn.directive.consultation.ConsultationEvents.Asked;
import vn.directive.consultation.ConsultationEvents.RequestWithdrawn;
import vn.directive.consultation.ConsultationEvents.RequestsExtended;
import vn.directive.consultation.ConsultationEvents.RequestsReminded;
import vn.directive.consultation.ConsultationEvents.RoundClosed;
import vn.directive.consultation.ConsultationEvents.RoundFinished;
import vn.directive.consultation.ConsultationEvents.RoundOpened;
import vn.directive.consultation.RoundWorkflow.RequestToOpen;
import vn.directive.directive.DirectiveEvents;
import vn.directive.directive.Directives;
import vn.directive.directive.DossierTenants;
import vn.directive.directive.Phase;
import vn.directive.directive.Timeline;
import vn.directive.document.DocumentKind;
import vn.directive.document.Documents;
import vn.directive.document.Documents.DocumentView;
import vn.directive.document.Documents.NewDocument;
import vn.directive.document.SigningAuthority;
import vn.directive.shared.AskedOnce;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.DeadlineRule;
import vn.directive.shared.DomainException;

/** What the lead body does with a round: prepare, open, follow, close, synthesise. */
@Service
@Transactional
public class RoundService {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final String LETTER_TYPE = "CV";
    /** Bodies whose tasks follow a moved date within the transaction that moves it. */
    private static final int AT_ONCE = 100;

    private final RoundRepository repository;
    private final AskedBodies bodies;
    private final CitedClauses clauses;
    private final SigningAuthority signing;
    private final RoundTexts texts;
    private final Synthesis synthesis;
    private final SynthesisTables tables;
    private final RoundWorkflow workflow;
    private final Rounds rounds;
    private final Directives directives;
    private final DossierTenants tenants;
    private final Documents documents;
    private final Timeline timeline;
    private final DeadlineRule deadlines;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RoundService(RoundRepository repository, AskedBodies bodies, CitedClauses clauses, SigningAuthority signing,
            RoundTexts texts, Synthesis synthesis, SynthesisTables tables, RoundWorkflow workflow, Rounds rounds,
            Directives directives, DossierTenants tenants, Documents documents, Timeline timeline, DeadlineRule deadlines,
            CurrentUser currentUser, ApplicationEventPublisher events, Clock clock) {
        this.repository = repository;
        this.bodies = bodies;
        this.clauses = clauses;
        this.signing = signing;
        this.texts = texts;
        this.synthesis = synthesis;
        this.tables = tables;
        this.workflow = workflow;
        this.rounds = rounds;
        this.directives = directives;
        this.tenants = tenants;
        this.documents = documents;
        this.timeline = timeline;
        this.deadlines = deadlines;
        this.currentUser = currentUser;
        this.events = events;
        this.clock = clock;
    }

    /** Begins a round; the same number again gives the next ordinal. */
    public UUID begin(UUID directiveId, int number, RoundMode mode, String processInstanceId, String leadBody,
            RoundPolicy policy) {
        directives.enter(directiveId, Phase.CONSULTATION);
        return repository.begin(directiveId, number, mode, processInstanceId, leadBody, policy);
    }

    /** @throws DomainException at the field that is wrong, or when the dossier has no draft */
    public void prepare(UUID roundId, PrepareRound plan) {
        Round round = repository.lock(roundId);
        round.require(RoundState.PREPARING);
        DocumentView draft = documents.latest(round.directiveId(), DocumentKind.DRAFT).filter(d -> d.version() > 0)
                .orElseThrow(() -> new DomainException("Hồ sơ chưa có dự thảo chỉ thị để lấy ý kiến: hãy đưa dự thảo "
                        + "vào thẻ Hồ sơ trước."));
        deadlines.requireWorkingDayAhead("deadline", "Hạn trả lời", plan.deadline());
        checkConference(round, plan);
        if (plan.innerDeadline() != null && (plan.innerDeadline().isAfter(plan.deadline())
                || !plan.innerDeadline().isAfter(today()))) {
            throw new DomainException("innerDeadline", "Hạn cấp dưới gửi kết quả phải sau hôm nay và không sau hạn "
                    + "trả lời %s.".formatted(DAY.format(plan.deadline())));
        }
        List<String> asked = bodies.choose(plan, round.leadBody(), directives.get(round.directiveId()).issuer());
        repository.prepare(roundId, draft.id(), draft.version(), plan);
        if (round.mode() == RoundMode.CONFERENCE) {
            repository.planConference(roundId, plan.conference(), asked);
        }
        if (round.mode() != RoundMode.CONFERENCE || plan.alsoInWriting()) {
            repository.plan(roundId, asked, plan.deadline());
        }
    }

    /** Signs and numbers the letter, if the round has one, and opens the round. */
    public void sign(UUID roundId) {
        Round round = repository.lock(roundId);
        round.require(RoundState.PREPARING);
        if (!round.deadline().isAfter(today())) {
            throw new DomainException("Hạn trả lời %s đã qua: hãy trả lại để chọn hạn mới."
                    .formatted(DAY.format(round.deadline())));
        }
        repository.planForSuccessors(roundId);
        UUID letter = null;
        String symbol = null;
        if (round.sendLetter()) {
            letter = documents.create(new NewDocument(round.directiveId(), letterKind(round),
                    texts.letterSubject(round), round.leadBody()));
            documents.addText(letter, "Công văn lấy ý kiến vòng %d".formatted(round.number()), texts.letter(round));
            symbol = documents.issue(letter, LETTER_TYPE, round.leadBody(), today(), currentUser.username(),
                    capacity(round));
        }
        repository.opened(roundId, letter, symbol, today());
        // Asked bodies are admitted to a restricted dossier by their task; invited ones have none.
        tenants.admit(round.directiveId(), repository.invited(roundId));
        timeline.record(round.directiveId(), "round.opened", "Mở %s lấy ý kiến %s%s, hạn trả lời %s".formatted(
                round.label(), round.mode().label(), symbol == null ? "" : " theo " + symbol,
                DAY.format(round.deadline())));
        events.publishEvent(new RoundOpened(roundId, round.directiveId(), round.number(), round.mode(), symbol,
                round.deadline(), repository.invited(roundId)));
    }

    /** @param note why; required */
    public void returnLetter(UUID roundId, String note) {
        repository.lock(roundId).require(RoundState.PREPARING);
        repository.returned(roundId, note);
    }

    /** What the process waits for; holds the round until the transaction ends so that no answer slips between. */
    public Progress progress(UUID roundId) {
        Round round = repository.lock(roundId);
        boolean goesOn = round.earlyReason() == null;
        return new Progress(round.deadline(),
                repository.conference(roundId).map(ConferencePlan::heldOn).orElse(null),
                round.state() == RoundState.OPEN && goesOn && (!repository.planned(roundId, 1).isEmpty()
                        || !repository.showingAnotherDate(roundId, 1).isEmpty()),
                goesOn && repository.awaited(roundId) > 0, !repository.unanswered(roundId, 1).isEmpty());
    }

    /**
     * Asks the next bodies that are planned, then shows moved due dates to the next that were asked; repeating it after
     * a crash asks nobody twice, because the request's state and its process are written in one transaction.
     *
     * @param size how many at most
     */
    public void openNext(UUID roundId, int size) {
        Round round = repository.lock(roundId);
        if (round.state() != RoundState.OPEN || round.earlyReason() != null) {
            return;
        }
        List<RoundRequest> planned = repository.planned(roundId, size);
        showDueDates(roundId, size - planned.size());
        if (!planned.isEmpty()) {
            AskedOnce.during(() -> open(round, planned));
        }
    }

    private void open(Round round, List<RoundRequest> planned) {
        bodies.expectTasksOf(planned.stream().map(RoundRequest::owner).toList());
        texts.expect(round, planned);
        repository.sent(planned.stream().map(RoundRequest::id).toList(), workflow.openRequests(round.directiveId(),
                round.id(), round.mode(), planned.stream().map(r -> new RequestToOpen(r.id(), r.owner(), r.due())).toList()));
        planned.forEach(request -> events.publishEvent(new RequestOpened(request.id(), round.id(), round.directiveId(),
                request.body(), request.due())));
    }

    private void showDueDates(UUID roundId, int size) {
        List<RoundRequest> moved = size == 0 ? List.of() : repository.showingAnotherDate(roundId, size);
        if (!moved.isEmpty()) {
            moved.forEach(request -> workflow.reschedule(request.processInstanceId(), request.due()));
            repository.shown(moved.stream().map(RoundRequest::id).toList());
        }
    }

    /** Plans further bodies; the process opens them. */
    public void addBodies(UUID roundId, Collection<String> codes) {
        Round round = repository.lock(roundId);
        requireOpen(round);
        if (repository.awaitsConference(roundId)) {
            throw new DomainException("bodies", "Vòng này đang chờ biên bản hội nghị; hãy bổ sung cơ quan sau khi hội "
                    + "nghị đã ghi biên bản.");
        }
        List<String> wanted = bodies.existing("bodies", codes);
        if (wanted.isEmpty()) {
            throw new DomainException("bodies", "Hãy chọn cơ quan cần bổ sung.");
        }
        repository.requests(roundId, wanted).stream().filter(r -> r.state() != RequestState.WITHDRAWN).findFirst()
                .ifPresent(r -> {
                    throw new DomainException("bodies", "%s đã được hỏi trong vòng này (%s)."
                            .formatted(name(r.body()), r.state().label()));
                });
        repository.answering(roundId, wanted).stream().findFirst().ifPresent(code -> {
            throw new DomainException("bodies",
                    "%s đang trả lời thay cơ quan cũ trong vòng này.".formatted(name(code)));
        });
        if (wanted.contains(round.leadBody())) {
            throw new DomainException("bodies", "Cơ quan chủ trì không tự lấy ý kiến của mình.");
        }
        repository.plan(roundId, wanted, round.deadline());
        timeline.record(round.directiveId(), "round.bodiesAdded",
                "Bổ sung %d cơ quan vào %s".formatted(wanted.size(), round.label()));
    }

    public void withdraw(UUID roundId, Collection<String> codes, String reason) {
        Round round = repository.lock(roundId);
        requireOpen(round);
        if (codes.isEmpty()) {
            throw new DomainException("withdrawnBodies", "Hãy chọn cơ quan cần rút yêu cầu.");
        }
        List<RoundRequest> awaited = repository.requests(roundId, codes).stream().filter(r -> r.state().isAwaited())
                .toList();
        Set<String> others = new TreeSet<>(codes);
        awaited.forEach(request -> others.remove(request.body()));
        others.stream().findFirst().ifPresent(code -> {
            throw new DomainException("withdrawnBodies",
                    "%s không còn yêu cầu nào đang chờ trả lời.".formatted(name(code)));
        });
        repository.withdrawn(awaited.stream().map(RoundRequest::id).toList(), reason);
        List<RoundRequest> begun = awaited.stream().filter(request -> request.processInstanceId() != null).toList();
        workflow.withdrawAll(begun.stream().map(RoundRequest::processInstanceId).toList());
        begun.forEach(request -> events.publishEvent(new RequestWithdrawn(request.id(), roundId, round.directiveId(),
                request.body(), reason)));
        timeline.record(round.directiveId(), "round.withdrawn", "Rút yêu cầu góp ý của %d cơ quan trong %s: %s"
                .formatted(awaited.size(), round.label(), reason));
    }

    /**
     * Moves the deadline of the round and of every request that would fall due earlier.
     *
     * @return how many requests that are
     */
    public int extend(UUID roundId, LocalDate deadline, String reason) {
        Round round = repository.lock(roundId);
        requireOpen(round);
        deadlines.requireLater("deadline", "Hạn mới", deadline, round.deadline());
        repository.extended(roundId, deadline);
        List<RoundRequest> moved = repository.extendEarlier(roundId, deadline);
        extended(round, moved);
        timeline.record(round.directiveId(), "round.extended", "Gia hạn %s đến %s: %s"
                .formatted(round.label(), DAY.format(deadline), reason));
        return moved.size();
    }

    /**
     * Moves the due date of some bodies only; the round may close before.
     *
     * @return who was left out: those that answered, and those whose date is not earlier
     */
    public Extended extend(UUID roundId, Collection<String> codes, LocalDate due, String reason) {
        Round round = repository.lock(roundId);
        requireOpen(round);
        deadlines.requireWorkingDayAhead("deadline", "Hạn mới", due);
        Set<String> wanted = new TreeSet<>(codes);
        List<RoundRequest> asked = repository.requests(roundId, wanted);
        List<RoundRequest> earlier = asked.stream().filter(r -> r.state().isAwaited() && r.due().isBefore(due)).toList();
        if (earlier.isEmpty()) {
            throw new DomainException("deadline", asked.stream().filter(r -> r.state().isAwaited()).findFirst()
                    .map(r -> "Hạn mới phải sau hạn đang áp dụng (%s).".formatted(DAY.format(r.due())))
                    .orElse("Không còn cơ quan nào trong số đã chọn đang chờ trả lời."));
        }
        extended(round, repository.extend(earlier.stream().map(RoundRequest::id).toList(), due));
        timeline.record(round.directiveId(), "round.extended", "Gia hạn cho %d cơ quan trong %s đến %s: %s"
                .formatted(earlier.size(), round.label(), DAY.format(due), reason));
        Map<String, String> why = new TreeMap<>();
        asked.forEach(r -> why.put(r.body(), r.state().isAwaited() ? "đã có hạn " + DAY.format(r.due())
                : r.state().label()));
        earlier.forEach(r -> wanted.remove(r.body()));
        return new Extended(earlier.size(), skipped(wanted, why));
    }

    /** Tells the bodies at once; a large number of them sees the date in its tasks a little later. */
    private void extended(Round round, List<RoundRequest> moved) {
        showDueDates(round.id(), repository.awaitsConference(round.id()) ? moved.size() : AT_ONCE);
        if (!moved.isEmpty()) {
            events.publishEvent(new RequestsExtended(round.id(), round.directiveId(), round.number(),
                    moved.stream().map(RoundRequest::asked).toList()));
        }
    }

    /** Reminds everybody who was asked and has not answered. */
    public void remind(UUID roundId) {
        Round round = repository.lock(roundId);
        round.require(RoundState.OPEN);
        remind(round, repository.unanswered(roundId, Integer.MAX_VALUE), null);
    }

    /**
     * Reminds these bodies, each at most once a day; statements do not grow with their number.
     *
     * @param note told with the reminder, or null
     * @throws DomainException at {@code bodies} when none is named, or when the round is not open
     */
    public Reminded remind(UUID roundId, Collection<String> codes, String note) {
        Round round = repository.lock(roundId);
        round.require(RoundState.OPEN);
        Set<String> wanted = new TreeSet<>(codes);
        if (wanted.isEmpty()) {
            throw new DomainException("bodies", "Hãy chọn ít nhất một cơ quan để nhắc.");
        }
        return remind(round, wanted, repository.requests(roundId, wanted), note);
    }

    private Reminded remind(Round round, Set<String> wanted, List<RoundRequest> asked, String note) {
        List<String> sent = remind(round, asked, note);
        Map<String, String> why = new TreeMap<>();
        asked.forEach(r -> why.put(r.body(), r.state().isAwaited() && r.state() != RequestState.PLANNED
                ? "đã nhắc trong hôm nay" : r.state().label()));
        Set<String> left = new TreeSet<>(wanted);
        sent.forEach(left::remove);
        return new Reminded(sent.size(), skipped(left, why));
    }

    private List<Skipped> skipped(Set<String> codes, Map<String, String> why) {
        Map<String, String> names = codes.isEmpty() ? Map.of() : bodies.names(codes);
        return codes.stream().map(code -> new Skipped(code, names.get(code),
                why.getOrDefault(code, "không được hỏi trong vòng này"))).toList();
    }

    /** @return codes of those who are reminded now */
    private List<String> remind(Round round, List<RoundRequest> asked, String note) {
        LocalDate today = today();
        List<RoundRequest> due = asked.stream().filter(r -> r.state().isAwaited() && r.state() != RequestState.PLANNED)
                .filter(r -> !today.equals(r.remindedOn())).toList();
        if (!due.isEmpty()) {
            repository.reminded(due.stream().map(RoundRequest::id).toList(), today);
            events.publishEvent(new RequestsReminded(round.id(), round.directiveId(), round.number(),
                    due.stream().map(RoundRequest::asked).toList(), note));
            timeline.record(round.directiveId(), "round.reminded",
                    "Nhắc %d cơ quan chưa trả lời trong %s".formatted(due.size(), round.label()));
        }
        return due.stream().map(RoundRequest::body).toList();
    }

    /** Notes the decision to close before the deadline; {@link #close} follows. */
    public void decideEarlyClosing(UUID roundId, String reason) {
        Round round = repository.lock(roundId);
        requireOpen(round);
        if (repository.awaitsConference(roundId)) {
            throw new DomainException("Vòng này đang chờ biên bản hội nghị; hãy đóng sau khi hội nghị đã ghi biên bản.");
        }
        repository.closeEarly(roundId, reason);
        repository.withdrawAwaited(roundId, Set.of(RequestState.PLANNED), "Vòng đóng sớm: " + reason);
    }

    String bodyOf(UUID requestId) {
        return repository.request(requestId).body();
    }

    /** Lets the process of the round follow what was decided outside its forms. */
    public void goOn(UUID roundId) {
        workflow.changed(repository.lock(roundId).processInstanceId());
    }

    private static void requireOpen(Round round) {
        round.require(RoundState.OPEN);
        if (round.earlyReason() != null) {
            throw new DomainException("Đã có quyết định đóng sớm %s.".formatted(round.label()));
        }
    }

    /** Gives comments their numbers that arrived while many bodies answered at once. */
    public void numberComments() {
        repository.withoutNumbers().forEach(roundId -> {
            repository.lock(roundId);
            repository.number(roundId);
        });
    }

    /** Closes an open round; a round that is already closed stays as it is. */
    public void close(UUID roundId) {
        Round round = repository.lock(roundId);
        if (round.state() == RoundState.CLOSED) {
            return;
        }
        round.require(RoundState.OPEN);
        ClosingCause cause = round.earlyReason() != null ? ClosingCause.EARLY
                : repository.awaited(roundId) == 0 ? ClosingCause.ALL_REPLIED : ClosingCause.DEADLINE;
        repository.number(roundId);
        repository.closed(roundId, cause);
        Rounds.RequestCounts counts = rounds.get(roundId).requests();
        timeline.record(round.directiveId(), "round.closed",
                "Đóng %s (%s): %d/%d cơ quan đã trả lời, %d không trả lời".formatted(round.label(), cause.label(),
                        counts.answered(), counts.asked(), counts.silent()));
        events.publishEvent(new RoundClosed(roundId, round.directiveId(), round.number(), cause, counts.answered(),
                counts.silent()));
    }

    /**
     * Records the conference of a round.
     *
     * @param attended codes among the invited
     * @param opinions what was said, each by an invited or another existing body
     */
    public void recordConference(UUID roundId, LocalDate heldOn, Collection<String> attended,
            List<NewComment> opinions, String minutes) {
        Round round = repository.lock(roundId);
        round.require(RoundState.OPEN);
        if (heldOn.isAfter(today())) {
            throw new DomainException("heldOn", "Hội nghị chưa diễn ra: ngày họp không được sau hôm nay.");
        }
        List<String> invited = repository.invited(roundId);
        attended.stream().filter(code -> !invited.contains(code)).findFirst().ifPresent(code -> {
            throw new DomainException("attended", "%s không có trong danh sách mời.".formatted(name(code)));
        });
        repository.recordConference(roundId, heldOn, attended, minutes);
        repository.insertSpoken(roundId, opinions, clauses.numbers(round));
        UUID document = documents.create(new NewDocument(round.directiveId(), DocumentKind.MINUTES,
                "Biên bản hội nghị lấy ý kiến (%s)".formatted(round.label()), round.leadBody()));
        documents.addText(document, "Biên bản hội nghị", minutes);
        timeline.record(round.directiveId(), "round.conferenceHeld",
                "Hội nghị lấy ý kiến ngày %s: %d cơ quan dự, %d ý kiến".formatted(DAY.format(heldOn),
                        attended.size(), opinions.size()));
    }

    /** The body a person typed, by code or full name. */
    @Transactional(readOnly = true)
    public Optional<String> readBody(UUID roundId, String typed) {
        return bodies.read(typed, repository.invited(roundId)).map(vn.directive.organisation.Body::code);
    }

    /**
     * Ends the synthesis: its answers go on to the revision of the draft.
     *
     * @throws DomainException while a comment has none
     */
    public void completeSynthesis(UUID roundId) {
        repository.lock(roundId).require(RoundState.CLOSED);
        repository.number(roundId);
        synthesis.requireAllAnswered(roundId);
    }

    /**
     * Records the revised draft.
     *
     * @param text of the next version, or empty when it was uploaded or nothing was accepted
     * @param takenIn numbers of the comments it takes in; null means all accepted ones
     */
    public void revise(UUID roundId, Optional<String> text, List<Integer> takenIn, String note) {
        Round round = repository.lock(roundId);
        round.require(RoundState.CLOSED);
        List<Integer> accepted = repository.acceptedNumbers(roundId);
        if (takenIn != null) {
            takenIn.stream().filter(n -> !accepted.contains(n)).findFirst().ifPresent(n -> {
                throw new DomainException("takenIn", "Ý kiến số %d không được tiếp thu nên không thể đưa vào dự thảo."
                        .formatted(n));
            });
        }
        DocumentView draft = documents.latest(round.directiveId(), DocumentKind.DRAFT).orElseThrow();
        Integer version = text.map(t -> documents.addText(draft.id(), "Dự thảo chỉ thị", t)).orElse(draft.version());
        boolean newer = !draft.id().equals(round.draftDocumentId()) || version > round.draftVersion();
        if (!newer && !accepted.isEmpty()) {
            throw new DomainException("draftText", ("Có %d ý kiến được tiếp thu nhưng chưa có bản dự thảo mới: hãy tải "
                    + "bản mới lên thẻ Hồ sơ hoặc dán nội dung vào đây.").formatted(accepted.size()));
        }
        repository.revised(roundId, newer ? version : null, note,
                newer ? (takenIn == null ? accepted : takenIn) : List.of());
        if (newer) {
            timeline.record(round.directiveId(), "draft.revised",
                    "Chỉnh lý dự thảo sau %s (bản %d)".formatted(round.label(), version));
        }
    }

    /** Approves the synthesis: from here on nothing more is taken. */
    public void approve(UUID roundId, boolean anotherRound) {
        Round round = repository.lock(roundId);
        round.require(RoundState.CLOSED);
        repository.number(roundId);
        synthesis.requireAllAnswered(roundId);
        synthesis.requireOfOthers(roundId);
        UUID document = documents.create(new NewDocument(round.directiveId(), DocumentKind.SYNTHESIS,
                "Bảng tổng hợp, tiếp thu, giải trình ý kiến (%s)".formatted(round.label()), round.leadBody()));
        tables.keep(roundId, document);
        repository.finished(roundId);
        timeline.record(round.directiveId(), "round.finished", "Duyệt kết quả tổng hợp %s%s".formatted(round.label(),
                anotherRound ? ", quyết định lấy ý kiến lại" : ""));
        events.publishEvent(new RoundFinished(roundId, round.directiveId(), round.number(), anotherRound));
    }

    /** @param note why; required */
    public void returnSynthesis(UUID roundId, String note) {
        repository.lock(roundId).require(RoundState.CLOSED);
        repository.returned(roundId, note);
    }

    /** Ends the next requests that were never answered; safe to repeat. */
    public void endNext(UUID roundId, int size) {
        repository.lock(roundId).require(RoundState.FINISHED);
        for (RoundRequest request : repository.unanswered(roundId, size)) {
            repository.state(request.id(), RequestState.UNANSWERED);
            workflow.closeIntake(request.processInstanceId());
        }
    }

    /** The dossier was cancelled: open rounds end and everybody who was asked is told. */
    @EventListener
    public void on(DirectiveEvents.Cancelled cancelled) {
        for (Round round : repository.lockUnfinished(cancelled.directiveId())) {
            repository.cancelled(round.id());
            workflow.withdrawAll(repository.withdrawAwaited(round.id(), RequestState.AWAITED,
                    "Hồ sơ đã hủy: " + cancelled.reason()));
        }
    }

    private void checkConference(Round round, PrepareRound plan) {
        if (round.mode() != RoundMode.CONFERENCE) {
            return;
        }
        if (plan.conference().heldOn().isBefore(today())) {
            throw new DomainException("heldOn", "Ngày họp hội nghị không được trước hôm nay.");
        }
        if (plan.conference().heldOn().isAfter(plan.deadline())) {
            throw new DomainException("heldOn", "Ngày họp hội nghị không được sau hạn trả lời %s."
                    .formatted(DAY.format(plan.deadline())));
        }
    }

    private String capacity(Round round) {
        return signing.words(signing.signers(LETTER_TYPE, round.leadBody(),
                directives.get(round.directiveId()).standingBoard()), currentUser.username()).text();
    }

    private DocumentKind letterKind(Round round) {
        return round.mode() == RoundMode.CONFERENCE ? DocumentKind.INVITATION : DocumentKind.COMMENT_LETTER;
    }

    private String name(String body) {
        return bodies.names(List.of(body)).get(body);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /** @param sent how many bodies are reminded now */
    public record Reminded(int sent, List<Skipped> skipped) {}

    public record Extended(int extended, List<Skipped> skipped) {}

    /** A body that was left out, and why. */
    public record Skipped(String body, String bodyName, String why) {}

    /**
     * @param conferenceOn null without a conference
     * @param hasUnsent planned requests remain to be opened
     * @param awaitsReplies somebody has not answered
     * @param hasUnended opened requests remain without an answer
     */
    public record Progress(LocalDate deadline, LocalDate conferenceOn, boolean hasUnsent, boolean awaitsReplies,
            boolean hasUnended) {}
}
