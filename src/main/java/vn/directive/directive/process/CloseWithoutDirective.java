package vn.directive.directive.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.directive.directive.Directives;
import vn.directive.workflow.DossierVariables;

/** The meeting did not ask for a directive: the dossier ends here. */
@Component("closeWithoutDirective")
class CloseWithoutDirective implements JavaDelegate {

    private final Directives directives;

    CloseWithoutDirective(Directives directives) {
        this.directives = directives;
    }

    @Override
    public void execute(DelegateExecution execution) {
        directives.cancel(DossierVariables.DIRECTIVE_ID.from(execution).get(),
                "Buổi làm việc không đề nghị ban hành chỉ thị.", null);
    }
}
