package vn.directive.monitoring;

import static vn.directive.monitoring.Rows.body;
import static vn.directive.monitoring.Rows.date;
import static vn.directive.monitoring.Rows.instant;
import static vn.directive.monitoring.Rows.strings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.document.DossierAccess;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.Role;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.NotFoundException;
import vn.directive.workflow.NextSteps;
import vn.directive.workflow.NextSteps.Step;
import vn.directive.workflow.VisibleTasks;
import vn.directive.workflow.VisibleTasks.VisibleTask;

/**
 * What surrounds an open task: the steps before and after it, and the people to ask. Only for those who may see the task
 * itself; for everybody else it does not exist.
 */
@Service
@Transactional(readOnly = true)
public class TaskQueries {

    private static final int LONGEST_HISTORY = 200;
    private static final int DAYS_AHEAD = 14;

    private static final String PAST = """
            select h.id_, h.name_, h.start_time_, h.end_time_, h.due_date_, h.delete_reason_,
                   coalesce(a.display_name, h.assignee_) as by_name, r.outcome, r.label, r.note,
                   array(select l.group_id_ from act_ru_identitylink l where l.task_id_ = h.id_
                         and l.type_ = 'candidate' and l.group_id_ is not null order by 1) as groups
            from act_hi_taskinst h
            left join account a on a.username = h.assignee_
            left join task_result r on r.task_id = h.id_
            where h.proc_inst_id_ = :instance
            """;

    /** Posts that somebody may want to call; a post that nobody holds shows as vacant. */
    private static final String PEOPLE = """
            select p.body, body_name(p.body, :today) as body_name, p.role, p.title, a.display_name, a.email,
                   exists (select from drafting_assignment g where g.directive_id = :directive
                           and g.editor = h.username) as editor,
                   s.valid_from, s.valid_to, sub.display_name as substitute, sub.email as substitute_email
            from post p
            left join holder h on h.post_id = p.id and :today >= h.valid_from
                 and (h.valid_to is null or :today <= h.valid_to)
            left join account a on a.username = h.username and a.enabled
            left join lateral (
                select x.valid_from, x.valid_to, x.substitute from substitution x
                where x.absent = h.username and x.valid_to >= :today and x.valid_from <= :ahead
                    and (x.body is null or x.body = p.body) and (x.role is null or x.role = p.role)
                order by x.valid_from limit 1) s on true
            left join account sub on sub.username = s.substitute
            where p.body = any(:bodies) and :today >= p.valid_from and (p.valid_to is null or :today <= p.valid_to)
                and (p.role in ('leader', 'clerk') or p.body = :lead and p.role = 'specialist')
            order by array_position(:bodies, p.body), array_position(array['specialist', 'clerk', 'leader'], p.role),
                p.title, a.display_name limit 60
            """;

    private final VisibleTasks tasks;
    private final NextSteps next;
    private final GroupWords words;
    private final DossierAccess access;
    private final JdbcClient jdbc;
    private final CurrentUser user;
    private final Clock clock;

    TaskQueries(VisibleTasks tasks, NextSteps next, GroupWords words, DossierAccess access, JdbcClient jdbc,
            CurrentUser user, Clock clock) {
        this.tasks = tasks;
        this.next = next;
        this.words = words;
        this.access = access;
        this.jdbc = jdbc;
        this.user = user;
        this.clock = clock;
    }

    /** What people read when a task is no longer theirs, or never was. */
    public static NotFoundException gone() {
        return new NotFoundException("Việc này đã được hoàn thành hoặc đã chuyển cho người khác.");
    }

    /** Why a task is with others than those it was meant for, or came back to them; null for most. */
    public String routing(String taskId) {
        return jdbc.sql("select text_ from act_ru_variable where task_id_ = :task and name_ = 'dossierRouting'")
                .param("task", taskId).query(String.class).optional().orElse(null);
    }

    /** @throws NotFoundException when the task is not open or the user may not see it */
    public Assignment assignment(String taskId) {
        VisibleTask task = visible(taskId);
        PastTask before = task.processInstanceId() == null ? null : jdbc.sql(PAST
                + " and h.end_time_ is not null and h.delete_reason_ = 'completed' order by h.end_time_ desc limit 1")
                .param("instance", task.processInstanceId()).query((row, index) -> past(row)).optional()
                .orElse(null);
        List<Step> steps = next.after(taskId);
        Map<String, String> names = words.names(Stream.concat(task.candidateGroups().stream(),
                steps.stream().flatMap(step -> step.groups().stream())).toList());
        return new Assignment(task.processName(), GroupWords.said(task.candidateGroups(), names), task.created(),
                task.directiveId() == null ? null : requester(task), inPlaceOf(task), before,
                steps.stream().map(step -> new Following(step.answer(), step.name(),
                        GroupWords.said(step.groups(), names), step.end())).toList(), standsInFor(task));
    }

    /**
     * Every task of the same process instance, the newest first; at most {@value #LONGEST_HISTORY}.
     *
     * @throws NotFoundException when the task is not open or the user may not see it
     */
    public List<PastTask> history(String taskId) {
        VisibleTask task = visible(taskId);
        record Row(PastTask task, List<String> groups) {}
        List<Row> rows = jdbc.sql(PAST + " order by h.start_time_ desc, h.id_ limit " + LONGEST_HISTORY)
                .param("instance", task.processInstanceId())
                .query((row, index) -> new Row(past(row), strings(row, "groups"))).list();
        Map<String, String> names = words.names(rows.stream().flatMap(row -> row.groups().stream()).toList());
        return rows.stream().map(row -> row.task().waitingFor(GroupWords.said(row.groups(), names),
                taskId)).toList();
    }

    /**
     * The body that leads, the bodies that the task waits for, the Office; each with the posts to turn to.
     *
     * @throws NotFoundException when the task is not open or the user may not see it
     */
    public List<Contact> people(String taskId) {
        VisibleTask task = visible(taskId);
        Set<String> bodies = new LinkedHashSet<>();
        String lead = "";
        if (task.directiveId() != null) {
            record Carriers(String lead, String office) {}
            Carriers carriers = jdbc.sql("select lead_body as lead, office from directive where id = :id")
                    .param("id", task.directiveId()).query(Carriers.class).single();
            lead = carriers.lead();
            bodies.add(lead);
            bodies.addAll(bodiesOf(task));
            bodies.add(carriers.office());
        } else {
            bodies.addAll(bodiesOf(task));
        }
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql(PEOPLE).param("bodies", bodies.toArray(String[]::new)).param("lead", lead)
                .param("directive", task.directiveId(), java.sql.Types.OTHER).param("today", today)
                .param("ahead", today.plusDays(DAYS_AHEAD)).query((row, index) -> contact(row)).list();
    }

    private VisibleTask visible(String taskId) {
        VisibleTask task = tasks.find(taskId).orElseThrow(TaskQueries::gone);
        if (task.directiveId() != null) {
            access.require(task.directiveId());
        }
        return task;
    }

    private static List<String> bodiesOf(VisibleTask task) {
        return task.candidateGroups().stream().flatMap(group -> GroupId.parse(group).stream()).map(GroupId::body)
                .distinct().toList();
    }

    /** Work that is asked of another body is asked by the body that leads; within it, the dossier itself asks. */
    private BodyRef requester(VisibleTask task) {
        return jdbc.sql("""
                select lead_body, body_name(lead_body, :today) as lead_body_name from directive
                where id = :id and lead_body <> all(:bodies)""").param("id", task.directiveId())
                .param("bodies", bodiesOf(task).toArray(String[]::new)).param("today", LocalDate.now(clock))
                .query((row, index) -> body(row, "lead_body")).optional().orElse(null);
    }

    /** What was asked of a body that another one has succeeded; the one that has the task may have several of them. */
    private BodyRef inPlaceOf(VisibleTask task) {
        return task.processInstanceId() == null ? null : jdbc.sql("""
                select a.body, body_name(a.body, :today) as body_name
                from act_ru_variable v join (
                    select id, body, owner from round_request
                    union all select id, body, owner from report_request
                    union all select id, body, owner from review_request
                    union all select id, body, owner from implementation_plan
                    union all select id, body, owner from inspection
                    union all select id, body, owner from directive_receipt
                    union all select id, body, owner from meeting_paper) a on a.id = cast(v.text_ as uuid)
                where v.execution_id_ = :instance and v.name_ in ('requestId', 'reviewRequestId', 'planId',
                    'inspectionId', 'receiptId', 'paperId') and a.owner <> a.body and a.owner = any(:bodies) limit 1
                """).param("instance", task.processInstanceId()).param("today", LocalDate.now(clock))
                .param("bodies", bodiesOf(task).toArray(String[]::new)).query((row, index) -> body(row, "body"))
                .optional().orElse(null);
    }

    /** Posts of absent people through which the task reaches the user. */
    private List<StandIn> standsInFor(VisibleTask task) {
        return jdbc.sql("""
                select distinct a.display_name, s.valid_from, s.valid_to
                from substitution s
                join account a on a.username = s.absent
                join holder h on h.username = s.absent and :today >= h.valid_from
                     and (h.valid_to is null or :today <= h.valid_to)
                join post p on p.id = h.post_id and p.body || ':' || p.role = any(:groups)
                     and (s.body is null or s.body = p.body) and (s.role is null or s.role = p.role)
                where s.substitute = :user and :today between s.valid_from and s.valid_to
                    and not exists (
                        select from holder own join post q on q.id = own.post_id
                        where own.username = :user and q.body = p.body and q.role = p.role and :today >= own.valid_from
                            and (own.valid_to is null or :today <= own.valid_to))
                order by 1""").param("user", user.username()).param("today", LocalDate.now(clock))
                .param("groups", task.candidateGroups().toArray(String[]::new))
                .query((row, index) -> new StandIn(row.getString("display_name"), date(row, "valid_from"),
                        date(row, "valid_to"))).list();
    }

    private static PastTask past(ResultSet row) throws SQLException {
        Instant ended = instant(row, "end_time_");
        String state = ended == null ? "OPEN" : "completed".equals(row.getString("delete_reason_")) ? "DONE" : "ENDED";
        return new PastTask(row.getString("id_"), row.getString("name_"), state, row.getString("by_name"),
                instant(row, "start_time_"), ended, instant(row, "due_date_"), row.getString("outcome"),
                row.getString("label"), row.getString("note"), null, false);
    }

    private static Contact contact(ResultSet row) throws SQLException {
        LocalDate from = date(row, "valid_from");
        return new Contact(body(row, "body"), Role.of(row.getString("role")).label(), row.getString("title"),
                row.getString("display_name"), row.getString("email"), row.getBoolean("editor"),
                from == null ? null : new Away(from, date(row, "valid_to"), row.getString("substitute"),
                        row.getString("substitute_email")));
    }

    /**
     * @param waitsFor posts that the task is for, in words
     * @param requester the body that asks; null when it is the own one
     * @param inPlaceOf the body of which it was asked, where another one answers for that now
     * @param before the step completed last in the same process; null for the first one
     */
    public record Assignment(String processName, String waitsFor, Instant since, BodyRef requester, BodyRef inPlaceOf,
            PastTask before, List<Following> after, List<StandIn> standsInFor) {}

    /**
     * @param answer what is answered at the fork before it, or null
     * @param who in words; empty when not known yet
     * @param end the process is over then
     */
    public record Following(String answer, String name, String who, boolean end) {}

    /** @param absent display name of the post's holder who is away */
    public record StandIn(String absent, LocalDate from, LocalDate to) {}

    /**
     * @param state OPEN, DONE, or ENDED without having been done
     * @param by display name of who took or did it, or null
     * @param outcome value of what was decided, or null
     * @param decision the same in words
     * @param note why
     * @param waitsFor posts that an open task is for
     * @param self the task that was asked about
     */
    public record PastTask(String taskId, String name, String state, String by, Instant since, Instant ended,
            Instant due, String outcome, String decision, String note, String waitsFor, boolean self) {

        private PastTask waitingFor(String groups, String askedAbout) {
            return new PastTask(taskId, name, state, by, since, ended, due, outcome, decision, note,
                    groups.isEmpty() ? null : groups, taskId.equals(askedAbout));
        }
    }

    /**
     * @param name display name of the holder (an office); null while the post is vacant
     * @param mail null when the organisation has none
     * @param editor writes the draft
     * @param away the present absence, or one that begins within {@value #DAYS_AHEAD} days
     */
    public record Contact(BodyRef body, String role, String title, String name, String mail, boolean editor,
            Away away) {}

    /** @param substitute display name */
    public record Away(LocalDate from, LocalDate to, String substitute, String substituteMail) {}
}
