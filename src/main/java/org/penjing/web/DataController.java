package org.penjing.web;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import org.penjing.job.files.DataStore;
import org.penjing.job.files.Upload;
import org.penjing.web.api.Paths;
import org.penjing.web.api.UploadResponse;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes the data files that jobs name. */
@RestController
class DataController {
    private final DataStore store;

    DataController(DataStore store) {
        this.store = store;
    }

    @Operation(summary = "Upload a data file: the body, as it is; a job names what this answers")
    @PostMapping(path = Paths.DATA, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<UploadResponse> upload(HttpServletRequest request) throws IOException {
        Upload upload = store.upload(request.getInputStream());
        return ResponseEntity.created(URI.create(request.getContextPath() + Paths.DATA + "/" + upload.digest()))
                .body(response(upload));
    }

    @Operation(summary = "An upload, by the SHA-256 of its bytes")
    @GetMapping(path = Paths.DATA + "/{digest}", produces = MediaType.APPLICATION_JSON_VALUE)
    UploadResponse get(@PathVariable String digest) {
        return response(store.uploaded(digest));
    }

    static UploadResponse response(Upload upload) {
        return new UploadResponse(upload.file(), upload.bytes());
    }
}
