package vn.directive.workflow.access;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.Permissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_REQUIREMENTS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.GROUP;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.TENANT;
import static org.camunda.bpm.engine.authorization.Resources.USER;

import java.util.List;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;

/** Who may do what in the engine. A task's candidates get READ and TASK_WORK on it from the engine itself. */
final class Grants {

    static final String STAFF = "staff";
    static final String MANAGERS = "managers";
    static final String DESIGNERS = "designers";
    static final String ADMINISTRATORS = "administrators";
    private static final String SPECIALISTS = "role:specialist";
    private static final String LEADERS = "role:leader";

    private Grants() {}

    record Grant(String group, Resource resource, String resourceId, List<Permission> permissions) {}

    static List<Grant> all() {
        return List.of(
                // Definitions are drawings: reading them shows names and diagrams, not dossiers.
                grant(STAFF, APPLICATION, "tasklist", ACCESS),
                grant(STAFF, PROCESS_DEFINITION, ANY, READ),
                grant(SPECIALISTS, PROCESS_DEFINITION, "directive-lifecycle", CREATE_INSTANCE),
                grant(SPECIALISTS, PROCESS_DEFINITION, "directive-decision", CREATE_INSTANCE),
                grant(SPECIALISTS, PROCESS_DEFINITION, "inspection", CREATE_INSTANCE),
                grant(SPECIALISTS, PROCESS_INSTANCE, ANY, CREATE),
                grant(LEADERS, PROCESS_DEFINITION, "directive-decision", CREATE_INSTANCE),
                grant(LEADERS, PROCESS_DEFINITION, "inspection", CREATE_INSTANCE),
                grant(LEADERS, PROCESS_INSTANCE, ANY, CREATE),

                grant(MANAGERS, APPLICATION, "tasklist", ACCESS),
                grant(MANAGERS, APPLICATION, "cockpit", ACCESS),
                grant(MANAGERS, PROCESS_DEFINITION, ANY, READ, READ_INSTANCE, READ_HISTORY, READ_TASK),
                grant(MANAGERS, DECISION_DEFINITION, ANY, READ, READ_HISTORY),
                grant(MANAGERS, DECISION_REQUIREMENTS_DEFINITION, ANY, READ),

                // To deploy is to run code on the server: the group is for reviewers of models.
                grant(DESIGNERS, APPLICATION, "cockpit", ACCESS),
                grant(DESIGNERS, PROCESS_DEFINITION, ANY, READ),
                grant(DESIGNERS, DECISION_DEFINITION, ANY, READ),
                grant(DESIGNERS, DECISION_REQUIREMENTS_DEFINITION, ANY, READ),
                grant(DESIGNERS, DEPLOYMENT, ANY, READ, CREATE),

                // Technical administrators look after failed jobs and see who may do what; they grant nothing here.
                grant(ADMINISTRATORS, APPLICATION, "admin", ACCESS),
                grant(ADMINISTRATORS, APPLICATION, "cockpit", ACCESS),
                grant(ADMINISTRATORS, USER, ANY, READ),
                grant(ADMINISTRATORS, GROUP, ANY, READ),
                grant(ADMINISTRATORS, TENANT, ANY, READ),
                grant(ADMINISTRATORS, DEPLOYMENT, ANY, READ),
                grant(ADMINISTRATORS, PROCESS_DEFINITION, ANY, READ, READ_INSTANCE, READ_HISTORY,
                        ProcessDefinitionPermissions.RETRY_JOB),
                grant(ADMINISTRATORS, DECISION_DEFINITION, ANY, READ));
    }

    private static Grant grant(String group, Resource resource, String resourceId, Permission... permissions) {
        return new Grant(group, resource, resourceId, List.of(permissions));
    }
}
