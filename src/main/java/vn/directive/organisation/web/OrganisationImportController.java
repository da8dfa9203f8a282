package vn.directive.organisation.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import vn.directive.organisation.OrganisationFormat;
import vn.directive.organisation.OrganisationImport;
import vn.directive.organisation.OrganisationImport.Preview;
import vn.directive.organisation.OrganisationImport.Result;

@RestController
@RequestMapping("/api/v1/organisation")
@Tag(name = "Administration", description = "Imports, vacancies and passwords")
class OrganisationImportController {

    private final OrganisationImport organisation;

    OrganisationImportController(OrganisationImport organisation) {
        this.organisation = organisation;
    }

    @PostMapping(path = "/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Show what an organisation file would change; nothing is changed",
            description = "XLSX, CSV (one table, or a ZIP of several) or YAML. The id of the answer names what was "
                    + "shown for a day.")
    Preview prepare(@RequestPart MultipartFile file) throws IOException {
        return organisation.prepare(file.getOriginalFilename(), file.getBytes());
    }

    @GetMapping("/imports/{id}")
    @Operation(summary = "What a file sent before would change now")
    Preview preview(@PathVariable UUID id) {
        return organisation.preview(id);
    }

    @PostMapping("/imports/{id}/apply")
    @Operation(summary = "Take in a file if it changes exactly what was shown; counts of changed rows by table")
    Result apply(@PathVariable UUID id) {
        return organisation.apply(id);
    }

    @GetMapping("/export")
    @Operation(summary = "The whole organisation, past and future, as a file that can be imported")
    ResponseEntity<byte[]> export(@RequestParam(defaultValue = "XLSX") OrganisationFormat format) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        organisation.export(format, file);
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(format.contentType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                        .filename("to-chuc." + format.suffix()).build().toString()).body(file.toByteArray());
    }
}
