package vn.directive.implementation.process;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.directive.implementation.Inspections;
import vn.directive.implementation.Inspections.InspectionView;
import vn.directive.organisation.Organisation;
import vn.directive.workflow.FormData;
import vn.directive.workflow.Prefill;

/** What the forms about an inspection show and ask. */
@Component
class InspectionForms {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final Inspections inspections;
    private final Organisation organisation;

    InspectionForms(Inspections inspections, Organisation organisation) {
        this.inspections = inspections;
        this.organisation = organisation;
    }

    InspectionView inspection(DelegateTask task) {
        return inspections.get(InspectionProcess.INSPECTION_ID.from(task).get());
    }

    Prefill show(DelegateTask task) {
        InspectionView inspection = inspection(task);
        UUID id = inspection.id();
        return Prefill.of(task)
                .text("bodyName", Organisation.called(organisation.names(List.of(inspection.body(),
                        inspection.owner())), inspection.body(), inspection.owner()))
                .text("inspectionReason", inspection.reason().label()
                        + (inspection.reasonNote() == null ? "" : " – " + inspection.reasonNote()))
                .text("inspectionContents", inspection.contents())
                .text("inspectionTeam", inspection.team())
                .text("inspectionDays", DAY.format(inspection.startsOn()) + " – " + DAY.format(inspection.endsOn()))
                .text("returnNote", inspection.returnNote())
                .text("selfCheckText", inspection.selfCheck())
                .text("findingsText", inspections.findings(id).stream()
                        .map(f -> "- " + f.what() + " (minh chứng: " + f.evidence() + ")")
                        .collect(Collectors.joining("\n")))
                .text("explanationText", inspection.explanation())
                .text("conclusionText", inspection.conclusion())
                .text("remediesText", inspections.remedies(id).stream()
                        .map(r -> "- " + r.what() + " (hạn " + DAY.format(r.dueOn()) + ")")
                        .collect(Collectors.joining("\n")))
                .text("remedyReportText", inspection.remedyReport())
                .text("remedyNoteText", inspection.remedyNote());
    }

    static Inspections.Plan plan(FormData form) {
        return new Inspections.Plan(form.text("contents"), form.text("team"), form.date("startsOn"),
                form.date("endsOn"));
    }
}
