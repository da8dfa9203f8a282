package vn.directive.directive.process;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.camunda.bpm.engine.impl.context.BpmnExecutionContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.directive.directive.DossierTenants;
import vn.directive.workflow.DossierVariables;

/**
 * Puts every instance of a restricted dossier into the dossier's tenant. The engine asks before the first
 * listener runs and shows the start form's fields; call activities inherit without asking.
 */
@Component
class RestrictedDossierTenants extends AbstractProcessEnginePlugin implements TenantIdProvider {

    private static final String RESTRICTED = "restricted";
    /** How start forms call the number of the dossier that they are about. */
    private static final List<String> DOSSIER_NUMBERS = List.of("dossierNumber", "dossier");

    private final ObjectProvider<DossierTenants> tenants;

    RestrictedDossierTenants(ObjectProvider<DossierTenants> tenants) {
        this.tenants = tenants;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setTenantIdProvider(this);
    }

    @Override
    public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext start) {
        VariableMap variables = start.getVariables();
        if (DirectiveLifecycleProcess.KEY.equals(start.getProcessDefinition().getKey())) {
            return Boolean.parseBoolean(String.valueOf(variables.get(RESTRICTED)))
                    ? "dossier-" + UUID.randomUUID() : null;
        }
        BpmnExecutionContext starter = Context.getBpmnExecutionContext();
        if (starter != null) {
            return starter.getExecution().getTenantId();
        }
        return tenant(variables).orElse(null);
    }

    private Optional<String> tenant(VariableMap variables) {
        Object id = variables.get(DossierVariables.DIRECTIVE_ID.name());
        Object number = DOSSIER_NUMBERS.stream().map(variables::get).filter(Objects::nonNull).findFirst().orElse(null);
        if (id != null) {
            return tenants.getObject().of(UUID.fromString(id.toString()));
        }
        return number == null ? Optional.empty() : tenants.getObject().ofDossierNumber(number.toString().strip());
    }

    @Override
    public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
        return null;
    }

    @Override
    public String provideTenantIdForHistoricDecisionInstance(TenantIdProviderHistoricDecisionInstanceContext context) {
        return context.getExecution() == null ? null : context.getExecution().getTenantId();
    }
}
