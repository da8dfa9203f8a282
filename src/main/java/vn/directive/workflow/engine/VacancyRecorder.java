package vn.directive.workflow.engine;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.directive.organisation.VacancyQueue;
import vn.directive.workflow.TaskEscalated;

/** Tells those who appoint people which post a task could not find anybody in. */
@Component
class VacancyRecorder {

    private final VacancyQueue vacancies;

    VacancyRecorder(VacancyQueue vacancies) {
        this.vacancies = vacancies;
    }

    @EventListener
    void on(TaskEscalated event) {
        vacancies.add(event.taskId(), event.wantedGroup(), event.givenTo(), event.reason());
    }
}
