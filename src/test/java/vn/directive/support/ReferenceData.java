package vn.directive.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.springframework.core.io.ClassPathResource;
import vn.directive.organisation.OrganisationImport;

/** Imports the reference organisation; a second import changes nothing. */
public class ReferenceData {

    private final OrganisationImport organisation;

    public ReferenceData(OrganisationImport organisation) {
        this.organisation = organisation;
    }

    public void load() {
        read("reference/organisation.yaml", organisation::apply);
    }

    private static void read(String resource, Consumer<InputStream> reader) {
        try (InputStream file = new ClassPathResource(resource).getInputStream()) {
            reader.accept(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
