package org.hiphooks.kit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hiphooks.pages.Pages;

/** The forms in which a sheet is handed over. */
public enum SheetFormat {
  /** A page that stands alone and prints on A4. */
  HTML {
    @Override
    public String write(RegistrationSheet sheet, Pages pages) {
      Map<String, Object> parameters = new HashMap<>();
      parameters.put("words", pages.words());
      parameters.put("sheet", sheet);
      parameters.put("sections", SheetSections.of(sheet, pages.words()));
      return new String(pages.render("kit/page.jte", parameters), StandardCharsets.UTF_8);
    }
  },
  /** Text for a ticket or a wiki. */
  MARKDOWN {
    @Override
    public String write(RegistrationSheet sheet, Pages pages) {
      return SheetMarkdown.of(sheet, pages.words());
    }
  },
  /** For a program. */
  JSON {
    @Override
    public String write(RegistrationSheet sheet, Pages pages) {
      try {
        return MAPPER.writeValueAsString(sheet) + '\n';
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
  };

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .serializationInclusion(JsonInclude.Include.NON_EMPTY)
          .build();

  /** The sheet in this form. */
  public abstract String write(RegistrationSheet sheet, Pages pages);

  /** The words of the command line. */
  public static List<String> codes() {
    return Arrays.stream(values()).map(SheetFormat::code).toList();
  }

  /** The word of the command line. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
