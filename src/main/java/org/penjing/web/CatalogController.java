package org.penjing.web;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.penjing.job.work.Catalog;
import org.penjing.job.work.Catalog.ProfileSummary;
import org.penjing.job.work.Catalog.SpaceSummary;
import org.penjing.web.api.DeviceResponse;
import org.penjing.web.api.Paths;
import org.penjing.web.api.SpaceResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CatalogController {
    private final Catalog catalog;

    CatalogController(Catalog catalog) {
        this.catalog = catalog;
    }

    @Operation(summary = "The devices that a job can search a model for")
    @GetMapping(Paths.HARDWARE_PROFILES)
    List<DeviceResponse> profiles() {
        return catalog.profiles().stream().map(CatalogController::device).toList();
    }

    @Operation(summary = "The search spaces that a job can name")
    @GetMapping(Paths.SEARCH_SPACES)
    List<SpaceResponse> searchSpaces() {
        return catalog.searchSpaces().stream().map(CatalogController::space).toList();
    }

    static DeviceResponse device(ProfileSummary profile) {
        Map<String, Map<String, Number>> presets = new TreeMap<>();
        profile.presets().forEach((preset, limits) -> presets.put(preset, limits.byIds()));
        return new DeviceResponse(
                profile.id(),
                profile.name(),
                profile.core(),
                profile.flashBytes(),
                profile.sramBytes(),
                profile.clockHertz(),
                presets);
    }

    static SpaceResponse space(SpaceSummary space) {
        return new SpaceResponse(space.name(), space.family(), space.description());
    }
}
