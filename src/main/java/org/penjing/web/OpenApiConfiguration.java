package org.penjing.web;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Map;
import java.util.Objects;
import org.penjing.web.api.Paths;
import org.penjing.web.api.Problem;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says beyond what controllers show: a title, the status of answers, errors as problem details. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    private static final String KEY = "key";
    private static final String PROBLEM = "Problem";
    private static final String PROBLEM_TYPE = "application/problem+json";
    private static final String EXAMPLE = """
        {"name": "sudoku4", "seed": 1,
         "data": {"generator": {"puzzle": "sudoku", "size": "4x4", "count": 4000}},
         "model": {"width": 40, "maxDepth": 5},
         "search": {"evaluations": 100},
         "profiles": [{"id": "stm32f446re"}, {"id": "rp2040", "limits": {"flashBytes": 16384}}]}
        """;

    /** Where success is something else than 200. */
    private static final Map<String, String> SUCCESS =
            Map.of(Paths.JOBS, "202", Paths.JOBS + "/{id}/fronts/{profile}/{genome}/verify", "202", Paths.DATA, "201");

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("Penjing")
                        .version(Objects.requireNonNullElse(
                                OpenApiConfiguration.class.getPackage().getImplementationVersion(), "development"))
                        .description("Searches compressed networks for microcontrollers: a job trains a supernet,"
                                + " searches it for each hardware profile, and publishes verified models"
                                + " with their firmware."))
                .components(new Components()
                        .addSecuritySchemes(
                                KEY,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("penjing.api-key, where the server has one")))
                .addSecurityItem(new SecurityRequirement().addList(KEY));
    }

    @Bean
    OpenApiCustomizer answers() {
        return document -> {
            ModelConverters.getInstance()
                    .readAll(Problem.class)
                    .forEach((name, schema) -> document.getComponents().addSchemas(name, schema));
            document.getPaths().forEach(OpenApiConfiguration::complete);
        };
    }

    private static void complete(String path, PathItem item) {
        item.readOperationsMap().forEach((method, operation) -> {
            String success = SUCCESS.get(path);
            if (success != null && method == PathItem.HttpMethod.POST) {
                rename(operation.getResponses(), success);
            }
            refuse(operation, path, method);
            if (operation.getRequestBody() != null) {
                operation.getRequestBody().getContent().values().forEach(body -> body.setExample(EXAMPLE.strip()));
            }
        });
    }

    private static void rename(ApiResponses answers, String status) {
        ApiResponse success = answers.remove("200");
        if (success != null) {
            answers.addApiResponse(status, success.description(status.equals("201") ? "Created" : "Accepted"));
        }
    }

    private static void refuse(Operation operation, String path, PathItem.HttpMethod method) {
        ApiResponses answers = operation.getResponses();
        answers.addApiResponse("401", problem("No key, or a wrong one"));
        if (path.contains("{")) {
            answers.addApiResponse("404", problem("There is no such thing"));
            answers.addApiResponse("409", problem("Not in the job's present state"));
        }
        if (method == PathItem.HttpMethod.POST) {
            answers.addApiResponse("413", problem("The body is too large"));
            answers.addApiResponse("503", problem("Too many checks are waiting, or the disk is full"));
        }
        answers.addApiResponse("400", problem("The input is refused: each fault with field, value, rule and remedy"));
    }

    private static ApiResponse problem(String description) {
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                PROBLEM_TYPE,
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
    }
}
