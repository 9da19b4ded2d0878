
(function () {
  "use strict";

  function text(row, column) {
    var cell = row.cells[column];
    return cell ? cell.textContent.trim() : "";
  }

  function sort(table, header, column) {
    var isNumber = header.classList.contains("number");
    /* Numbers begin with the largest, words with the first. */
    var order = header.getAttribute("aria-sort");
    var down = order ? order === "ascending" : isNumber;
    var rows = Array.prototype.slice.call(table.tBodies[0].rows).map(function (row, place) {
      var words = text(row, column);
      return { row: row, place: place, key: isNumber ? parseFloat(words.replace(/,/g, "")) || 0 : words };
    });
    rows.sort(function (one, other) {
      var by = isNumber
        ? one.key - other.key
        : one.key.localeCompare(other.key, "en", { numeric: true });
      return (down ? -by : by) || one.place - other.place;
    });
    rows.forEach(function (entry) { table.tBodies[0].appendChild(entry.row); });
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (cell) {
      cell.removeAttribute("aria-sort");
    });
    header.setAttribute("aria-sort", down ? "descending" : "ascending");
  }

  Array.prototype.forEach.call(document.querySelectorAll(".report table"), function (table) {
    if (!table.tHead || table.tHead.rows.length !== 1 || table.tBodies[0].rows.length < 2) return;
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (header, column) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = header.textContent;
      button.title = "Sort by this column";
      header.textContent = "";
      header.appendChild(button);
      button.addEventListener("click", function () { sort(table, header, column); });
    });
  });

  var form = document.querySelector(".filter"), table = document.getElementById("visit-rows");
  if (!form || !table) return;
  form.hidden = false;
  var verdict = document.getElementById("verdict"), words = document.getElementById("words");
  function filter() {
    var shown = 0, wanted = words.value.toLowerCase();
    Array.prototype.forEach.call(table.tBodies[0].rows, function (row) {
      var fits = (!verdict || !verdict.value || row.dataset.verdict === verdict.value)
        && (!wanted || row.textContent.toLowerCase().indexOf(wanted) >= 0);
      row.hidden = !fits;
      if (fits) shown++;
    });
    document.getElementById("shown").textContent =
      shown === 1 ? "1 visit" : shown + " visits";
  }
  if (verdict) verdict.addEventListener("change", filter);
  words.addEventListener("input", filter);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  /* A link to a row that the filter hides shows it again. */
  window.addEventListener("hashchange", function () {
    var row = document.getElementById(location.hash.slice(1));
    if (row && row.hidden) {
      if (verdict) verdict.value = "";
      words.value = "";
      filter();
      row.scrollIntoView();
    }
  });
})();
