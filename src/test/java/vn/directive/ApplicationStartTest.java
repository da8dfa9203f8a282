package vn.directive;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.directive.support.ProcessTest;

/** The product starts and every model file is deployed, all in one deployment. */
@ProcessTest
class ApplicationStartTest {

    @Autowired
    private ProcessEngine engine;

    @Test
    void deploysTheWholeSetOfModelsTogether() throws Exception {
        long models = java.nio.file.Files.list(java.nio.file.Path.of("processes"))
                .filter(f -> f.toString().endsWith(".bpmn")).count();
        assertThat(engine.getRepositoryService().createProcessDefinitionQuery().latestVersion().list())
                .hasSize((int) models)
                .extracting(definition -> definition.getDeploymentId()).containsOnly(
                        engine.getRepositoryService().createDeploymentQuery().list().get(0).getId());
    }
}
