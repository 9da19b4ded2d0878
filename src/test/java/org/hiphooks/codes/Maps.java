package org.hiphooks.codes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** ConceptMaps of a hospital. */
final class Maps {

  /** Hip pain, septic arthritis and CRP by codes of the hospital; an MRI in its preference list. */
  static final String GOOD =
      """
      {
        "resourceType": "ConceptMap",
        "name": "LocalCodes",
        "version": "3",
        "status": "active",
        "group": [
          {
            "source": "urn:example:problems",
            "target": "http://snomed.info/sct",
            "element": [
              {"code": "HIP-1", "target": [{"code": "49218002", "equivalence": "equivalent"}]},
              {"code": "FLU", "target": [{"equivalence": "unmatched"}]}
            ]
          },
          {
            "source": "urn:example:labs",
            "target": "http://loinc.org",
            "element": [
              {"code": "CRP", "target": [{"code": "1988-5", "equivalence": "equal"}]},
              {"code": "ESR", "target": [{"code": "4537-7", "equivalence": "wider"}]}
            ]
          },
          {
            "source": "http://loinc.org",
            "target": "urn:com.epic.cdshooks.action.code.system.preference-list-item",
            "element": [
              {
                "code": "30671-2",
                "target": [
                  {"code": "10432", "equivalence": "equivalent"},
                  {
                    "code": "10433",
                    "equivalence": "equivalent",
                    "dependsOn": [{"property": "priority", "value": "urgent"}]
                  }
                ]
              }
            ]
          }
        ]
      }
      """;

  private Maps() {}

  static Path write(Path folder, String text) throws IOException {
    return Files.writeString(folder.resolve("local-codes.json"), text);
  }
}
