package org.penjing.web;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.penjing.job.work.Catalog;
import org.penjing.job.work.Catalog.ProfileSummary;
import org.penjing.job.work.Catalog.SpaceSummary;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CatalogController {
    private final Catalog catalog;

    CatalogController(Catalog catalog) {
        this.catalog = catalog;
    }

    @Operation(summary = "The devices that a job can search a model for")
    @GetMapping("/api/v1/hardware-profiles")
    List<ProfileSummary> profiles() {
        return catalog.profiles();
    }

    @Operation(summary = "The search spaces that a job can name")
    @GetMapping("/api/v1/search-spaces")
    List<SpaceSummary> searchSpaces() {
        return catalog.searchSpaces();
    }
}
