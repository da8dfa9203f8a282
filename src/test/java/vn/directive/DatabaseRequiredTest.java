package vn.directive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/** What whoever runs the product reads when the database is not there. */
class DatabaseRequiredTest {

    @Test
    void saysWhichSettingsAreMissing() {
        assertThat(DatabaseRequired.problem(new MockEnvironment())).hasValueSatisfying(problem ->
                assertThat(problem).contains("SPRING_DATASOURCE_URL").doesNotContain("\n"));
    }

    @Test
    void saysWhichDatabaseDoesNotAnswerWithoutItsSecrets() {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("spring.datasource.url", "jdbc:postgresql://localhost:1/directive?password=hidden");
        assertThat(DatabaseRequired.problem(environment)).hasValueSatisfying(problem -> assertThat(problem)
                .contains("jdbc:postgresql://localhost:1/directive").doesNotContain("hidden").doesNotContain("\n"));
    }
}
