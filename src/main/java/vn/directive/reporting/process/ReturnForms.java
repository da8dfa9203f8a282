package vn.directive.reporting.process;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.directive.directive.KeyTasks;
import vn.directive.organisation.Organisation;
import vn.directive.reporting.Periods;
import vn.directive.reporting.Periods.PeriodView;
import vn.directive.reporting.Periods.Progress;
import vn.directive.reporting.Periods.RequestView;
import vn.directive.workflow.Prefill;

/** What the forms about a body's return show. */
@Component
class ReturnForms {

    private final Periods periods;
    private final KeyTasks keyTasks;
    private final Organisation organisation;

    ReturnForms(Periods periods, KeyTasks keyTasks, Organisation organisation) {
        this.periods = periods;
        this.keyTasks = keyTasks;
        this.organisation = organisation;
    }

    RequestView request(DelegateTask task) {
        return periods.request(ReportRequestProcess.REQUEST_ID.from(task).get());
    }

    Prefill show(DelegateTask task) {
        RequestView request = request(task);
        PeriodView period = periods.get(request.periodId());
        return Prefill.of(task)
                .text("bodyName", Organisation.called(organisation.names(List.of(request.body(),
                        request.owner())), request.body(), request.owner()))
                .text("periodName", period.label())
                .text("periodDays", PeriodForms.DAY.format(period.periodFrom()) + " – "
                        + PeriodForms.DAY.format(period.periodTo()))
                .text("figuresText", figures(request.id()))
                .text("progressText", progressToRead(periods.progress(request.id())))
                .text("summaryText", request.summary())
                .text("changeReasonText", request.changeReason())
                .text("evidenceText", request.evidence())
                .text("lateNote", request.lateDays() == 0 ? "" : "Gửi chậm %d ngày làm việc."
                        .formatted(request.lateDays()))
                .text("returnNote", request.returnNote())
                .text("questionText", request.question());
    }

    String figureRows(UUID requestId) {
        return periods.figures(requestId).stream()
                .map(f -> "%s | %s (%s) | %s".formatted(f.code(), f.name(), f.unit(), Objects.toString(f.value(), "")))
                .collect(Collectors.joining("\n"));
    }

    String progressRows(RequestView request) {
        List<Progress> given = periods.progress(request.id());
        return given.isEmpty()
                ? keyTasks.of(request.directiveId()).stream().map(k -> "%d. %s |  |  |  | ".formatted(k.number(),
                        k.text())).collect(Collectors.joining("\n"))
                : progress(given);
    }

    private String figures(UUID requestId) {
        return periods.figures(requestId).stream()
                .map(f -> "- %s %s: %s %s".formatted(f.code(), f.name(), Objects.toString(f.value(), "—"), f.unit()))
                .collect(Collectors.joining("\n"));
    }

    private static String progressToRead(List<Progress> progress) {
        return progress.stream().map(p -> "- " + (p.keyTask() == null ? "" : p.keyTask() + ". ") + p.what()
                + column("đã làm", p.done()) + column("chưa làm", p.notDone()) + column("nguyên nhân", p.cause())
                + column("kiến nghị", p.proposal())).collect(Collectors.joining("\n"));
    }

    private static String column(String name, String text) {
        return text == null || text.isBlank() ? "" : "; %s: %s".formatted(name, text);
    }

    private static String progress(List<Progress> progress) {
        return progress.stream().map(p -> String.join(" | ", (p.keyTask() == null ? "" : p.keyTask() + ". ") + p.what(),
                Objects.toString(p.done(), ""), Objects.toString(p.notDone(), ""), Objects.toString(p.cause(), ""),
                Objects.toString(p.proposal(), ""))).collect(Collectors.joining("\n"));
    }
}
