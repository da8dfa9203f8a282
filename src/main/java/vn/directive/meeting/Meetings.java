package vn.directive.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.directive.DirectiveEvents;
import vn.directive.directive.Directives;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.directive.DossierTenants;
import vn.directive.directive.Phase;
import vn.directive.directive.Timeline;
import vn.directive.document.DocumentKind;
import vn.directive.document.Documents.NewDocument;
import vn.directive.document.HandedIn;
import vn.directive.meeting.MeetingView.Paper;
import vn.directive.meeting.MeetingView.Participant;
import vn.directive.meeting.Minutes.Attendance;
import vn.directive.meeting.Minutes.Direction;
import vn.directive.organisation.Organisation;
import vn.directive.shared.DomainException;
import vn.directive.shared.NotFoundException;

/** Working meetings and workshops, from their plan to confirmed minutes. */
@Service
@Transactional
public class Meetings {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final MeetingTable table;
    private final MeetingWorkflow workflow;
    private final Directives directives;
    private final DossierTenants tenants;
    private final Timeline timeline;
    private final HandedIn handedIn;
    private final Organisation organisation;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Meetings(MeetingTable table, MeetingWorkflow workflow, Directives directives, DossierTenants tenants,
            Timeline timeline, HandedIn handedIn, Organisation organisation, ApplicationEventPublisher events, Clock clock) {
        this.table = table;
        this.workflow = workflow;
        this.directives = directives;
        this.tenants = tenants;
        this.timeline = timeline;
        this.handedIn = handedIn;
        this.organisation = organisation;
        this.events = events;
        this.clock = clock;
    }

    /** Opens a meeting of a dossier and moves the dossier to {@link Phase#MEETING}. */
    public UUID open(UUID directiveId) {
        directives.enter(directiveId, Phase.MEETING);
        UUID id = UUID.randomUUID();
        table.insert(id, directiveId, clock.instant());
        return id;
    }

    /** Submits the plan for approval; replaces an earlier plan that was returned. */
    public void plan(UUID meetingId, MeetingPlan plan) {
        lock(meetingId).require(MeetingState.PLANNING, "lập kế hoạch");
        Map<String, String> names = organisation.names(plan.invitedBodies());
        plan.invitedBodies().stream().filter(code -> !names.containsKey(code)).findFirst().ifPresent(code -> {
            throw new DomainException("invitedBodies", "Không có cơ quan nào mang mã “%s”.".formatted(code));
        });
        table.plan(meetingId, plan);
        table.replaceParticipants(meetingId, Stream.concat(
                plan.invitedBodies().stream().distinct()
                        .map(code -> new Participant(code, names.get(code), true, null, null)),
                plan.invitedOffices().stream().map(office -> new Participant(null, office, true, null, null)))
                .toList());
    }

    public void returnPlan(UUID meetingId, String note) {
        lock(meetingId).require(MeetingState.SUBMITTED, "trả lại kế hoạch");
        table.state(meetingId, MeetingState.PLANNING, note);
    }

    /** Puts the invitation on file and tells the invited bodies. */
    public void announce(UUID meetingId) {
        MeetingView meeting = lock(meetingId);
        meeting.require(MeetingState.SUBMITTED, "gửi giấy mời");
        DirectiveView directive = directives.get(meeting.directiveId());
        List<Participant> participants = table.participants(meetingId);
        HandedIn.Version invitation = handedIn.write(new NewDocument(directive.id(), DocumentKind.INVITATION,
                "Giấy mời %s ngày %s".formatted(meeting.kind().label().toLowerCase(), DAY.format(meeting.heldOn())),
                directive.leadBody()), MeetingTexts.invitation(meeting, directive.subject(), participants));
        table.announced(meetingId, invitation.documentId());
        List<String> bodies = participants.stream().map(Participant::body).filter(b -> b != null).toList();
        timeline.record(directive.id(), "meeting.announced", "Đã gửi giấy mời %s ngày %s tới %d cơ quan, chức danh"
                .formatted(meeting.kind().label().toLowerCase(), DAY.format(meeting.heldOn()), participants.size()));
        // An invitation tells of the dossier; a body that is asked to come may know what about.
        tenants.admit(directive.id(), bodies);
        events.publishEvent(new MeetingAnnounced(meetingId, directive.id(), meeting.kind(), meeting.heldOn(),
                meeting.place(), bodies));
    }

    /**
     * Files the lead-in report.
     *
     * @param text of the report, or empty when the file was uploaded in the dossier
     * @param keyFigures may be null
     */
    public void prepare(UUID meetingId, Optional<String> text, String keyFigures) {
        MeetingView meeting = lock(meetingId);
        meeting.require(MeetingState.ANNOUNCED, "nộp báo cáo đề dẫn");
        DirectiveView directive = directives.get(meeting.directiveId());
        HandedIn.Version report = handedIn.take(new NewDocument(directive.id(), DocumentKind.LEAD_IN_REPORT,
                "Báo cáo đề dẫn: " + directive.subject(), directive.leadBody()), text, null, "reportText");
        table.prepared(meetingId, report.documentId(), keyFigures);
        if (meeting.kind().wantsPapers()) {
            table.wantPapers(meetingId);
        }
    }

    /**
     * Asks the next invited bodies for their papers; safe to repeat.
     *
     * @return true while bodies remain that were not asked
     */
    public boolean requestPapers(UUID meetingId, int size) {
        MeetingView meeting = lock(meetingId);
        meeting.require(MeetingState.PREPARED, "đặt tham luận");
        DirectiveView directive = directives.get(meeting.directiveId());
        table.askNext(meetingId, size).forEach(paper -> workflow.askForPaper(directive, meeting, paper));
        return table.anyPaper(meetingId, "WANTED");
    }

    /** The paper that a body is asked for: of several that it answers for, its own or the first. */
    @Transactional(readOnly = true)
    public UUID awaitedPaper(UUID meetingId, String body) {
        table.find(meetingId).orElseThrow(Meetings::unknown).require(MeetingState.PREPARED, "nhận tham luận");
        return table.awaited(meetingId, body).map(Paper::id).orElseThrow(Meetings::notAwaited);
    }

    /** @param text of the paper, or empty when the body uploaded its file in the dossier */
    public void sendPaper(UUID meetingId, UUID paperId, String title, Optional<String> text) {
        MeetingView meeting = lock(meetingId);
        Paper asked = paper(meeting, paperId);
        HandedIn.Version paper = Optional.of(asked).filter(own -> text.isEmpty())
                .flatMap(own -> uploadedBySuccessor(meeting, own, title)).orElseGet(() ->
                        handedIn.take(document(meeting, title, asked.body()), text, null, "paperText"));
        answer(meeting, new Paper(paperId, asked.body(), asked.owner(), "SENT", title, paper.documentId(), null));
    }

    /** What a successor uploads is its own document; it may answer for several papers, each with its own file. */
    private Optional<HandedIn.Version> uploadedBySuccessor(MeetingView meeting, Paper asked, String title) {
        return asked.body().equals(asked.owner()) ? Optional.empty()
                : handedIn.uploaded(document(meeting, title, asked.owner()), null)
                        .filter(version -> table.papers(meeting.id()).stream()
                                .noneMatch(other -> version.documentId().equals(other.documentId())));
    }

    private static NewDocument document(MeetingView meeting, String title, String body) {
        return new NewDocument(meeting.directiveId(), DocumentKind.PAPER, title, body);
    }

    public void declinePaper(UUID meetingId, UUID paperId, String reason) {
        MeetingView meeting = lock(meetingId);
        Paper asked = paper(meeting, paperId);
        answer(meeting, new Paper(paperId, asked.body(), asked.owner(), "DECLINED", null, null, reason));
    }

    private Paper paper(MeetingView meeting, UUID paperId) {
        meeting.require(MeetingState.PREPARED, "nhận tham luận");
        return table.papers(meeting.id()).stream().filter(p -> p.id().equals(paperId)).findFirst()
                .orElseThrow(Meetings::notAwaited);
    }

    private void answer(MeetingView meeting, Paper answer) {
        if (!table.answer(meeting.id(), answer)) {
            throw notAwaited();
        }
    }

    private static DomainException notAwaited() {
        return new DomainException("Cơ quan không còn việc gửi tham luận: đã trả lời hoặc danh sách đã chốt.");
    }

    /** Ends the waiting when every invited body has answered. */
    public void reportAnswers(UUID meetingId) {
        lock(meetingId);
        if (!table.anyPaper(meetingId, "WANTED", "REQUESTED")) {
            workflow.allPapersIn(meetingId);
        }
    }

    /** Bodies that have not answered are recorded as missing; their open tasks end. */
    public void closePapers(UUID meetingId) {
        MeetingView meeting = lock(meetingId);
        meeting.require(MeetingState.PREPARED, "chốt tham luận");
        table.missUnanswered(meetingId).forEach(owner -> workflow.closePapers(meetingId, owner));
        timeline.record(meeting.directiveId(), "meeting.papersClosed", "Chốt danh sách tham luận: nhận %d bài"
                .formatted(table.papers(meetingId).stream().filter(p -> "SENT".equals(p.state())).count()));
    }

    /** Submits the minutes for confirmation; uploaded minutes are kept as they are, else they are composed. */
    public void writeMinutes(UUID meetingId, Minutes minutes) {
        MeetingView meeting = lock(meetingId);
        meeting.require(MeetingState.PREPARED, "ghi biên bản");
        checkDeadlines(meeting, minutes.directions());
        List<Participant> participants = withAttendance(table.participants(meetingId), minutes.attendance());
        DirectiveView directive = directives.get(meeting.directiveId());
        NewDocument document = new NewDocument(directive.id(), DocumentKind.MINUTES, "Biên bản %s ngày %s".formatted(
                meeting.kind().label().toLowerCase(), DAY.format(meeting.heldOn())), directive.leadBody());
        HandedIn.Version version = handedIn.uploaded(document,
                HandedIn.Version.ofNullable(meeting.minutesId(), meeting.minutesVersion()))
                .orElseGet(() -> handedIn.write(document,
                        MeetingTexts.minutes(meeting, directive.subject(), participants, minutes)));
        table.minuted(meetingId, minutes, version);
        table.replaceParticipants(meetingId, participants);
        table.replaceDirections(meetingId, minutes.directions());
    }

    public void returnMinutes(UUID meetingId, String note) {
        lock(meetingId).require(MeetingState.MINUTED, "trả lại biên bản");
        table.state(meetingId, MeetingState.PREPARED, note);
    }

    public void confirmMinutes(UUID meetingId) {
        MeetingView meeting = lock(meetingId);
        meeting.require(MeetingState.MINUTED, "xác nhận biên bản");
        table.state(meetingId, MeetingState.CONFIRMED, null);
        timeline.record(meeting.directiveId(), "meeting.confirmed", "Đã xác nhận biên bản %s ngày %s, %s".formatted(
                meeting.kind().label().toLowerCase(), DAY.format(meeting.heldOn()), meeting.proposesDirective()
                ? "đề nghị ban hành chỉ thị" : "không đề nghị ban hành chỉ thị"));
    }

    /** Ends what invited bodies still have open when the dossier is cancelled. */
    @EventListener
    public void abandon(DirectiveEvents.Cancelled cancelled) {
        for (MeetingView meeting : table.open(cancelled.directiveId())) {
            table.missUnanswered(meeting.id()).forEach(owner -> workflow.closePapers(meeting.id(), owner));
            table.state(meeting.id(), MeetingState.CANCELLED, null);
        }
    }

    @Transactional(readOnly = true)
    public MeetingView get(UUID meetingId) {
        return table.find(meetingId).orElseThrow(Meetings::unknown);
    }

    /** The newest meeting of a dossier. */
    @Transactional(readOnly = true)
    public Optional<MeetingView> ofDossier(UUID directiveId) {
        return table.latest(directiveId);
    }

    @Transactional(readOnly = true)
    public List<Participant> participants(UUID meetingId) {
        return table.participants(meetingId);
    }

    @Transactional(readOnly = true)
    public List<Direction> directions(UUID meetingId) {
        return table.directions(meetingId);
    }

    @Transactional(readOnly = true)
    public List<Paper> papers(UUID meetingId) {
        return table.papers(meetingId);
    }

    private static void checkDeadlines(MeetingView meeting, List<Direction> directions) {
        for (int i = 0; i < directions.size(); i++) {
            LocalDate deadline = directions.get(i).deadline();
            if (deadline != null && deadline.isBefore(meeting.heldOn())) {
                throw new DomainException("directions", "“Ý kiến chỉ đạo”: ý kiến thứ %d có hạn %s trước ngày họp %s."
                        .formatted(i + 1, DAY.format(deadline), DAY.format(meeting.heldOn())));
            }
        }
    }

    /** Rows name a body by name or code; who was not invited is added, who is not named was absent. */
    private static List<Participant> withAttendance(List<Participant> known, List<Attendance> attendance) {
        List<Participant> result = new ArrayList<>();
        Map<String, Attendance> rows = attendance.stream().collect(Collectors.toMap(
                a -> a.participant().toLowerCase(), a -> a, (a, b) -> {
                    throw new DomainException("attendance", "“%s” được ghi hai lần.".formatted(a.participant()));
                }, java.util.LinkedHashMap::new));
        for (Participant p : known) {
            if (p.invited()) {
                Attendance row = rows.remove(p.name().toLowerCase());
                if (row == null && p.body() != null) {
                    row = rows.remove(p.body().toLowerCase());
                }
                result.add(new Participant(p.body(), p.name(), true, row == null ? Integer.valueOf(0) : Integer.valueOf(row.attendees()),
                        row == null ? null : row.remark()));
            }
        }
        rows.values().forEach(row -> result.add(
                new Participant(null, row.participant(), false, row.attendees(), row.remark())));
        return result;
    }

    private MeetingView lock(UUID meetingId) {
        return table.lock(meetingId).orElseThrow(Meetings::unknown);
    }

    private static NotFoundException unknown() {
        return new NotFoundException("Không tìm thấy buổi làm việc.");
    }
}
