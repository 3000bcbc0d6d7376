package org.penjing.web;

import io.swagger.v3.oas.annotations.Operation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.penjing.job.Results;
import org.penjing.web.api.FinalistResponse;
import org.penjing.web.api.FrontResponse;
import org.penjing.web.api.Paths;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ResultController {
    private static final String FILES =
            "model.onnx, step.onnx, model.tflite, firmware.zip, integer.json, report.json, report.html,"
                    + " manifest.json or bundle.zip";

    private final Results results;

    ResultController(Results results) {
        this.results = results;
    }

    @Operation(summary = "The Pareto front of a job for a profile")
    @GetMapping(Paths.JOBS + "/{id}/fronts/{profile}")
    FrontResponse front(@PathVariable UUID id, @PathVariable String profile) {
        return PointAnswers.front(results.front(id, profile));
    }

    @Operation(summary = "The fronts of a job for all its profiles, drawn")
    @GetMapping(value = Paths.JOBS + "/{id}/front.svg", produces = "image/svg+xml")
    ResponseEntity<String> picture(@PathVariable UUID id) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(results.picture(id));
    }

    @Operation(summary = "The best verified finalist of a job for a profile")
    @GetMapping(Paths.JOBS + "/{id}/best/{profile}")
    FinalistResponse best(@PathVariable UUID id, @PathVariable String profile) {
        return PointAnswers.finalist(results.best(id, profile));
    }

    @Operation(summary = "A file of the best verified finalist: " + FILES)
    @GetMapping(Paths.JOBS + "/{id}/best/{profile}/{file}")
    ResponseEntity<Resource> file(@PathVariable UUID id, @PathVariable String profile, @PathVariable String file) {
        return download(results.file(id, profile, file));
    }

    @Operation(summary = "A verified finalist of a job for a profile")
    @GetMapping(Paths.JOBS + "/{id}/fronts/{profile}/{rank}")
    FinalistResponse finalist(@PathVariable UUID id, @PathVariable String profile, @PathVariable int rank) {
        return PointAnswers.finalist(results.finalist(id, profile, rank));
    }

    @Operation(summary = "A file of a verified finalist: " + FILES)
    @GetMapping(Paths.JOBS + "/{id}/fronts/{profile}/{rank}/{file}")
    ResponseEntity<Resource> finalistFile(
            @PathVariable UUID id, @PathVariable String profile, @PathVariable int rank, @PathVariable String file) {
        return download(results.file(id, profile, rank, file));
    }

    private static ResponseEntity<Resource> download(Path path) {
        String file = path.getFileName().toString();
        ContentDisposition disposition = (file.endsWith(".html")
                        ? ContentDisposition.inline()
                        : ContentDisposition.attachment())
                .filename(file)
                .build();
        return ResponseEntity.ok()
                .contentType(type(file))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(new FileSystemResource(path));
    }

    private static MediaType type(String file) {
        String suffix = file.substring(file.lastIndexOf('.') + 1);
        return switch (suffix) {
            case "json" -> MediaType.APPLICATION_JSON;
            case "html" -> new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
            case "zip" -> new MediaType("application", "zip");
            default -> MediaType.APPLICATION_OCTET_STREAM;
        };
    }
}
