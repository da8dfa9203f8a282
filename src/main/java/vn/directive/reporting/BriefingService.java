package vn.directive.reporting;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.directive.DirectiveEvents;
import vn.directive.directive.Timeline;
import vn.directive.document.DocumentKind;
import vn.directive.document.Documents;
import vn.directive.document.SigningAuthority;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.DomainException;
import vn.directive.shared.NotFoundException;

/** Briefing conferences: prepared, approved, recorded, concluded with a number. */
@Service
@Transactional
public class BriefingService implements Briefings {

    private static final String VIEW = """
            select id, directive_id, chair_body, owner, label, state, held_on, place, participants, agenda, return_note,
                   minutes, symbol, issued_on, document_id
            from briefing
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final CurrentUser currentUser;
    private final Documents documents;
    private final SigningAuthority signing;
    private final Timeline timeline;
    private final FollowUps followUps;
    private final BriefingWorkflow workflow;

    BriefingService(JdbcClient jdbc, Clock clock, CurrentUser currentUser, Documents documents,
            SigningAuthority signing, Timeline timeline, FollowUps followUps, BriefingWorkflow workflow) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.currentUser = currentUser;
        this.documents = documents;
        this.signing = signing;
        this.timeline = timeline;
        this.followUps = followUps;
        this.workflow = workflow;
    }

    /**
     * Opens the briefing of a calendar entry.
     *
     * @param chairBody body that holds it: the lead body, or a district committee
     * @throws DomainException when this entry already has its briefing there
     */
    public UUID open(UUID directiveId, UUID calendarEventId, String chairBody, String label) {
        UUID id = UUID.randomUUID();
        int inserted = jdbc.sql("""
                insert into briefing (id, directive_id, calendar_event_id, chair_body, label, state, opened_at)
                values (:id, :directiveId, :eventId, :chair, :label, 'PREPARING', :at)
                on conflict (calendar_event_id, chair_body) do nothing
                """)
                .param("id", id).param("directiveId", directiveId).param("eventId", calendarEventId)
                .param("chair", chairBody).param("label", label).param("at", now()).update();
        if (inserted == 0) {
            throw new DomainException("Kỳ giao ban “%s” đã được mở.".formatted(label));
        }
        return id;
    }

    public void prepare(UUID id, LocalDate heldOn, String place, String participants, String agenda) {
        if (heldOn.isBefore(LocalDate.now(clock))) {
            throw new DomainException("briefingDate", "Ngày giao ban không được ở quá khứ.");
        }
        move(id, State.PREPARING, State.AGENDA_READY);
        jdbc.sql("""
                update briefing set held_on = :heldOn, place = :place, participants = :participants, agenda = :agenda
                where id = :id
                """)
                .param("heldOn", heldOn).param("place", place).param("participants", participants)
                .param("agenda", agenda).param("id", id).update();
    }

    public void approve(UUID id) {
        move(id, State.AGENDA_READY, State.APPROVED);
        note(id, null);
    }

    public void returnAgenda(UUID id, String note) {
        move(id, State.AGENDA_READY, State.PREPARING);
        note(id, note);
    }

    public void record(UUID id, List<Attendance> attendance, List<Issue> issues, List<FollowUp> conclusions,
            String minutes) {
        if (attendance.isEmpty()) {
            throw new DomainException("attendanceRows", "Cần ghi ít nhất một đơn vị dự họp.");
        }
        if (conclusions.isEmpty()) {
            throw new DomainException("conclusionRows", "Cần ít nhất một kết luận có đơn vị thực hiện và thời hạn.");
        }
        BriefingView briefing = move(id, State.APPROVED, State.RECORDED);
        jdbc.sql("update briefing set minutes = :minutes where id = :id").param("minutes", minutes).param("id", id)
                .update();
        replaceRows(id, attendance, issues);
        followUps.replace(briefing.directiveId(), FollowUps.Source.BRIEFING, id, conclusions);
    }

    private void replaceRows(UUID id, List<Attendance> attendance, List<Issue> issues) {
        jdbc.sql("delete from briefing_attendance where briefing_id = :id").param("id", id).update();
        for (int i = 0; i < attendance.size(); i++) {
            jdbc.sql("insert into briefing_attendance values (:id, :position, :unit, :people, :note)")
                    .param("id", id).param("position", i + 1).param("unit", attendance.get(i).unit())
                    .param("people", attendance.get(i).people()).param("note", attendance.get(i).note()).update();
        }
        jdbc.sql("delete from briefing_issue where briefing_id = :id").param("id", id).update();
        for (int i = 0; i < issues.size(); i++) {
            jdbc.sql("insert into briefing_issue values (:id, :position, :what, :raisedBy)")
                    .param("id", id).param("position", i + 1).param("what", issues.get(i).what())
                    .param("raisedBy", issues.get(i).raisedBy()).update();
        }
    }

    public void returnMinutes(UUID id, String note) {
        move(id, State.RECORDED, State.APPROVED);
        note(id, note);
    }

    /**
     * Signs and numbers the conclusion.
     *
     * @return its symbol
     */
    public String issue(UUID id) {
        BriefingView briefing = move(id, State.RECORDED, State.ISSUED);
        LocalDate today = LocalDate.now(clock);
        UUID document = documents.create(new Documents.NewDocument(briefing.directiveId(),
                DocumentKind.BRIEFING_CONCLUSION, "Kết luận " + briefing.label(), briefing.owner()));
        documents.addText(document, DocumentKind.BRIEFING_CONCLUSION.label(), asText(briefing));
        String symbol = documents.issue(document, "TB", briefing.owner(), today, currentUser.username(),
                signing.words(signing.signers("TB", briefing.owner(), briefing.owner()),
                        currentUser.username()).text());
        jdbc.sql("""
                update briefing set symbol = :symbol, issued_on = :on, signed_by = :by, document_id = :document
                where id = :id
                """)
                .param("symbol", symbol).param("on", today).param("by", currentUser.username())
                .param("document", document).param("id", id).update();
        timeline.record(briefing.directiveId(), "briefing.concluded",
                "Ban hành kết luận giao ban %s (%s)".formatted(symbol, briefing.label()));
        return symbol;
    }

    private String asText(BriefingView briefing) {
        String tasks = followUps.of(briefing.id()).stream()
                .map(t -> "- %s; thực hiện: %s; hạn: %s".formatted(t.what(), t.owner(), t.dueOn()))
                .collect(Collectors.joining("\n"));
        return String.join("\n\n", "Kết luận " + briefing.label(), briefing.agenda(),
                briefing.minutes() == null ? "" : briefing.minutes(), tasks);
    }

    @EventListener
    public void withdraw(DirectiveEvents.Ended ended) {
        int open = jdbc.sql("""
                update briefing set state = 'WITHDRAWN'
                where directive_id = :id and state not in ('ISSUED', 'WITHDRAWN')
                """)
                .param("id", ended.directiveId()).update();
        if (open > 0) {
            workflow.withdrawAll(ended.directiveId());
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<BriefingView> ofDirective(UUID directiveId) {
        return jdbc.sql(VIEW + "where directive_id = :id order by opened_at, chair_body")
                .param("id", directiveId).query(BriefingView.class).list();
    }

    @Override
    @Transactional(readOnly = true)
    public BriefingView get(UUID id) {
        return jdbc.sql(VIEW + "where id = :id").param("id", id).query(BriefingView.class).optional()
                .orElseThrow(() -> new NotFoundException("Không tìm thấy kỳ giao ban."));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Attendance> attendance(UUID id) {
        return jdbc.sql("select unit, people, note from briefing_attendance where briefing_id = :id order by position")
                .param("id", id).query(Attendance.class).list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Issue> issues(UUID id) {
        return jdbc.sql("select what, raised_by from briefing_issue where briefing_id = :id order by position")
                .param("id", id).query(Issue.class).list();
    }

    private BriefingView move(UUID id, State from, State to) {
        int moved = jdbc.sql("update briefing set state = :to where id = :id and state = :from")
                .param("to", to.name()).param("id", id).param("from", from.name()).update();
        if (moved == 0) {
            throw new DomainException("Kỳ giao ban đang ở bước khác, không thực hiện được bước này.");
        }
        return get(id);
    }

    private void note(UUID id, String note) {
        jdbc.sql("update briefing set return_note = :note where id = :id").param("note", note).param("id", id).update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
