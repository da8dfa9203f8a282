package vn.directive.monitoring.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.directive.monitoring.RegisterQueries;
import vn.directive.monitoring.RegisterQueries.Entry;
import vn.directive.monitoring.RegisterQueries.Register;
import vn.directive.shared.web.Page;
import vn.directive.shared.web.Paging;

@RestController
@RequestMapping("/api/v1/registers")
@Tag(name = "Registers", description = "Number registers and the documents issued from them")
class RegisterController {

    private final RegisterQueries registers;

    RegisterController(RegisterQueries registers) {
        this.registers = registers;
    }

    @GetMapping
    @Operation(summary = "List number registers, newest term or year first")
    Page<Register> registers(
            @Parameter(description = "Code of the body that keeps it") @RequestParam(required = false) String owner,
            @Parameter(description = "Code of the document type") @RequestParam(required = false) String type,
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return registers.registers(owner, type, new Paging(page, size));
    }

    @GetMapping("/{id}/entries")
    @Operation(summary = "Numbers given from a register, newest first",
            description = "Of numbers of restricted dossiers, people not admitted to them see the number alone.")
    Page<Entry> entries(@PathVariable UUID id, @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        return registers.entries(id, new Paging(page, size));
    }
}
