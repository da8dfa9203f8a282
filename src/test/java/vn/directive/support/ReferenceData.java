package vn.directive.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.springframework.core.io.ClassPathResource;
import vn.directive.document.RegisterImport;
import vn.directive.organisation.OrganisationImport;

/** Imports the reference organisation and its registers; a second import changes nothing. */
public class ReferenceData {

    private final OrganisationImport organisation;
    private final RegisterImport registers;

    public ReferenceData(OrganisationImport organisation, RegisterImport registers) {
        this.organisation = organisation;
        this.registers = registers;
    }

    public void load() {
        read("reference/organisation.yaml", organisation::apply);
        read("reference/registers.yaml", registers::apply);
    }

    private static void read(String resource, Consumer<InputStream> reader) {
        try (InputStream file = new ClassPathResource(resource).getInputStream()) {
            reader.accept(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
