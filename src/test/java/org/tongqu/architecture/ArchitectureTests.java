package org.tongqu.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Component;
import org.tongqu.TongquApplication;

import java.io.ObjectInputStream;

/** The boundaries between modules, and what each of them alone may touch. */
class ArchitectureTests {

    private static final String ROUTES = "org.tongqu.routes..";
    private static final String SEALING = "org.tongqu.sealing..";
    private static final String SANDBOX = "org.tongqu.sandbox..";
    private static final String STORES = "org.tongqu..internal.store..";
    private static final String EMBEDDED_DATABASE = "org.tongqu.ledger.internal.embedded..";
    private static final String[] JDBC = {
        "java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.postgresql.."
    };

    private static final JavaClasses PRODUCTION =
            new ClassFileImporter()
                    .withImportOption(new DoNotIncludeTests())
                    .importPackages(TongquApplication.class.getPackageName());

    @Test
    void modulesKeepToTheirDeclaredDependencies() {
        ApplicationModules.of(TongquApplication.class).verify();
    }

    @Test
    void onlyRoutesKnowsCamel() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROUTES)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..")
                .because("what data means must not depend on what carries it")
                .allowEmptyShould(true)
                .check(PRODUCTION);
    }

    @Test
    void onlySealingAndSandboxKnowBouncyCastle() {
        noClasses()
                .that()
                .resideOutsideOfPackages(SEALING, SANDBOX)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bouncycastle..")
                .because("cryptography is reviewed in one place")
                .allowEmptyShould(true)
                .check(PRODUCTION);
    }

    @Test
    void onlyStoresKnowJdbc() {
        noClasses()
                .that()
                .resideOutsideOfPackages(STORES, EMBEDDED_DATABASE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(JDBC)
                .because("each module reaches its own tables, and only from its own store")
                .allowEmptyShould(true)
                .check(PRODUCTION);
    }

    @Test
    void sandboxHasNoDatabase() {
        noClasses()
                .that()
                .resideInAPackage(SANDBOX)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(JDBC)
                .because("a simulator that reads the hub's tables proves nothing about the wire")
                .allowEmptyShould(true)
                .check(PRODUCTION);
    }

    @Test
    void sandboxUsesNothingOfTheHub() {
        noClasses()
                .that()
                .resideInAPackage(SANDBOX)
                .should()
                .dependOnClassesThat(
                        resideInAPackage("org.tongqu..").and(resideOutsideOfPackage(SANDBOX)))
                .because("with shared code both sides could be wrong together")
                .allowEmptyShould(true)
                .check(PRODUCTION);
    }

    @Test
    void nothingOfTheHubUsesSandbox() {
        noClasses()
                .that()
                .resideOutsideOfPackage(SANDBOX)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(SANDBOX)
                .because("the sandbox is never in the production path")
                .allowEmptyShould(true)
                .check(PRODUCTION);
    }

    @Test
    void sandboxHasNoComponentsForTheHubToScan() {
        classes()
                .that()
                .resideInAPackage(SANDBOX)
                .should()
                .notBeMetaAnnotatedWith(Component.class)
                .because("the hub scans org.tongqu, and would start a simulator within itself")
                .allowEmptyShould(true)
                .check(PRODUCTION);
    }

    @Test
    void nothingDeserialisesJavaObjects() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ObjectInputStream.class)
                .because("bytes from a partner could choose the classes that are made of them")
                .allowEmptyShould(true)
                .check(PRODUCTION);
    }

    @Test
    void dependenciesComeThroughConstructors() {
        NO_CLASSES_SHOULD_USE_FIELD_INJECTION
                .because("an object that exists is complete, and a test can make one")
                .allowEmptyShould(true)
                .check(PRODUCTION);
    }
}
