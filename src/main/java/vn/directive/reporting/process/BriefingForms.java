package vn.directive.reporting.process;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.directive.organisation.Organisation;
import vn.directive.reporting.Briefings;
import vn.directive.reporting.Briefings.BriefingView;
import vn.directive.reporting.FollowUp;
import vn.directive.reporting.FollowUps;
import vn.directive.reporting.Periods.RequestView;
import vn.directive.reporting.Periods;
import vn.directive.reporting.Periods.PeriodView;
import vn.directive.workflow.Prefill;

/** What the forms about a briefing show. */
@Component
class BriefingForms {

    private final Briefings briefings;
    private final Periods periods;
    private final FollowUps followUps;
    private final Organisation organisation;

    BriefingForms(Briefings briefings, Periods periods, FollowUps followUps, Organisation organisation) {
        this.briefings = briefings;
        this.periods = periods;
        this.followUps = followUps;
        this.organisation = organisation;
    }

    BriefingView briefing(DelegateTask task) {
        return briefings.get(BriefingConferenceProcess.BRIEFING_ID.from(task).get());
    }

    Prefill show(DelegateTask task) {
        BriefingView briefing = briefing(task);
        return Prefill.of(task)
                .text("briefingName", briefing.label())
                .text("chairName", organisation.body(briefing.owner()).name())
                .text("heldText", briefing.heldOn() == null ? ""
                        : PeriodForms.DAY.format(briefing.heldOn()) + ", " + briefing.place())
                .text("agendaText", briefing.agenda())
                .text("participantsText", briefing.participants())
                .text("minutesText", briefing.minutes())
                .list("attendanceText", attendanceRows(briefing.id()))
                .list("issuesText", issueRows(briefing.id()))
                .list("conclusionsText", rows(followUps.of(briefing.id())))
                .text("returnNote", briefing.returnNote());
    }

    /** What is still open: bodies missing in the last period, conclusions that nobody finished. */
    String openIssues(UUID directiveId) {
        List<PeriodView> all = periods.ofDirective(directiveId);
        String missing = all.isEmpty() ? "" : missing(all.get(all.size() - 1).id());
        String open = followUps.open(directiveId).stream().map(t -> "- Việc chưa xong: %s (%s, hạn %s)"
                .formatted(t.what(), t.owner(), PeriodForms.DAY.format(t.dueOn()))).collect(Collectors.joining("\n"));
        return (missing + "\n" + open).strip();
    }

    private String missing(UUID periodId) {
        List<RequestView> requests = periods.requests(periodId).stream().filter(r -> !r.state().isReceived()).toList();
        Map<String, String> names = organisation.names(requests.stream()
                .flatMap(r -> Stream.of(r.body(), r.owner())).collect(Collectors.toSet()));
        return requests.stream().map(r -> "- Chưa có báo cáo: " + Organisation.called(names, r.body(), r.owner()))
                .collect(Collectors.joining("\n"));
    }

    String attendanceRows(UUID briefingId) {
        return briefings.attendance(briefingId).stream().map(a -> "%s | %d | %s".formatted(a.unit(), a.people(),
                Objects.toString(a.note(), ""))).collect(Collectors.joining("\n"));
    }

    String issueRows(UUID briefingId) {
        return briefings.issues(briefingId).stream().map(i -> i.what() + " | " + Objects.toString(i.raisedBy(), ""))
                .collect(Collectors.joining("\n"));
    }

    String conclusionRows(UUID briefingId) {
        return rows(followUps.of(briefingId));
    }

    private static String rows(List<FollowUp> tasks) {
        return tasks.stream().map(t -> String.join(" | ", t.what(), t.owner(), PeriodForms.DAY.format(t.dueOn())))
                .collect(Collectors.joining("\n"));
    }
}
