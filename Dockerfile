# syntax=docker/dockerfile:1
FROM maven:3.9.11-eclipse-temurin-25 AS build
WORKDIR /src
COPY pom.xml .
RUN mvn -B -ntp -q dependency:go-offline
COPY src src
RUN mvn -B -ntp -q -Dmaven.test.skip=true package

FROM eclipse-temurin:25-jre AS run
RUN useradd --system --create-home --home-dir /penjing penjing
WORKDIR /penjing
COPY --from=build /src/target/lib app/target/lib
COPY --from=build /src/target/penjing.jar app/target/penjing.jar
COPY hardware-profiles app/hardware-profiles
COPY search-spaces app/search-spaces
COPY docs/examples app/docs/examples
USER penjing
RUN mkdir home
ENV JAVA_TOOL_OPTIONS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
# One start of the server records the classes that every later start loads from the cache.
RUN java -XX:AOTCacheOutput=/penjing/penjing.aot -Dpenjing.root=/penjing/app -jar app/target/penjing.jar warm \
    && test -s /penjing/penjing.aot
VOLUME /penjing/home
EXPOSE 8080
ENTRYPOINT ["java", "-XX:AOTCache=/penjing/penjing.aot", "-Dpenjing.root=/penjing/app", "-jar", "app/target/penjing.jar"]
CMD ["serve", "--home", "/penjing/home"]
