/* The inner loops of the search, for who has a C compiler: what retrieval.index does with numpy, step by step over whole
   arrays, is done here a document at a time. Scores are the same to the last bit: every sum is added up in the same
   order, and the compiler must not contract it (-ffp-contract=off). Where this module is not built, numpy does it all. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>
#include <string.h>

/* Documents whose sums are at hand at once: 64 KB of them. */
#define WINDOW 8192

/* Words of a document from which on a byte does not hold its length. */
#define LONG 255

enum { DOCUMENTS, COUNTS, STARTS, LENGTHS, NORMS, HELD };

/* What is expected of an array: the size of an item, and the letters that the buffer protocol may call it by. */
typedef struct {
    const char *name;
    Py_ssize_t size;
    const char *letters;
} Kind;

static const Kind KINDS[HELD] = {
    {"documents", 4, "il"}, {"counts", 1, "B"}, {"starts", 8, "lq"}, {"lengths", 4, "il"}, {"norms", 8, "d"},
};
static const Kind SUMS = {"sums", 8, "d"}, MORE = {"more", 8, "d"}, OWNERS = {"owners", 4, "il"};

typedef struct {
    PyObject_HEAD
    Py_buffer held[HELD];
    int count;
    const int32_t *documents;
    const uint8_t *counts;
    const int64_t *starts;
    const double *norms;
    Py_ssize_t size, vocabulary;
    uint8_t *lengths;
    double norm_of[LONG];
} Lists;

static int
take(PyObject *array, const Kind *kind, int flags, Py_buffer *buffer)
{
    if (PyObject_GetBuffer(array, buffer, flags | PyBUF_C_CONTIGUOUS | PyBUF_FORMAT) < 0)
        return -1;
    const char *format = buffer->format;
    if (buffer->itemsize == kind->size && format[0] && !format[1] && strchr(kind->letters, format[0]))
        return 0;
    PyErr_Format(PyExc_TypeError, "%s: items of %zd bytes, called %s", kind->name, buffer->itemsize, format);
    PyBuffer_Release(buffer);
    return -1;
}

static Py_ssize_t
items(const Py_buffer *buffer)
{
    return buffer->len / buffer->itemsize;
}

static void
lists_dealloc(Lists *self)
{
    PyTypeObject *type = Py_TYPE(self);
    for (int place = 0; place < self->count; place++)
        PyBuffer_Release(&self->held[place]);
    PyMem_RawFree(self->lengths);
    type->tp_free((PyObject *)self);
    Py_DECREF(type);
}

/* A byte for each length and a short table of norms stay in the processor's cache, where the norms of all do not. */
static void
shorten_lengths(Lists *self, const int32_t *lengths)
{
    for (Py_ssize_t document = 0; document < self->size; document++) {
        int32_t length = lengths[document];
        self->lengths[document] = (uint8_t)(length < LONG ? length : LONG);
        if (length < LONG)
            self->norm_of[length] = self->norms[document];
    }
}

static int
lists_init(Lists *self, PyObject *args, PyObject *kwargs)
{
    PyObject *given[HELD];
    if (self->count || (kwargs && PyDict_GET_SIZE(kwargs))) {
        PyErr_SetString(PyExc_TypeError, "Lists takes its arrays once, in order");
        return -1;
    }
    if (!PyArg_ParseTuple(args, "OOOOO:Lists", &given[0], &given[1], &given[2], &given[3], &given[4]))
        return -1;
    for (; self->count < HELD; self->count++)
        if (take(given[self->count], &KINDS[self->count], PyBUF_SIMPLE, &self->held[self->count]) < 0)
            return -1;
    const Py_buffer *held = self->held;
    self->size = items(&held[NORMS]);
    self->vocabulary = items(&held[STARTS]) - 1;
    self->documents = held[DOCUMENTS].buf;
    self->counts = held[COUNTS].buf;
    self->starts = held[STARTS].buf;
    self->norms = held[NORMS].buf;
    Py_ssize_t postings = items(&held[DOCUMENTS]);
    if (items(&held[LENGTHS]) != self->size || items(&held[COUNTS]) != postings || self->vocabulary < 0 ||
        self->starts[self->vocabulary] != postings) {
        PyErr_SetString(PyExc_ValueError, "arrays that do not belong together");
        return -1;
    }
    self->lengths = PyMem_RawMalloc(self->size ? (size_t)self->size : 1);
    if (!self->lengths) {
        PyErr_NoMemory();
        return -1;
    }
    Py_BEGIN_ALLOW_THREADS
    shorten_lengths(self, held[LENGTHS].buf);
    Py_END_ALLOW_THREADS
    return 0;
}

/* Of the most that a document can get for a term, what it gets for the posting at this place. */
static inline double
share(const Lists *lists, int64_t place)
{
    int32_t document = lists->documents[place];
    uint8_t length = lists->lengths[document];
    double norm = length < LONG ? lists->norm_of[length] : lists->norms[document];
    double count = lists->counts[place];
    return count / (norm + count);
}

/* The first place from low on, in an ascending list, of this document or a later one: by steps that double, then by
   halves. */
static inline int64_t
find(const int32_t *documents, int64_t low, int64_t end, int32_t document)
{
    int64_t step = 1, high = low;
    while (high < end && documents[high] < document) {
        low = high + 1;
        high += step;
        step <<= 1;
    }
    if (high > end)
        high = end;
    while (low < high) {
        int64_t middle = low + ((high - low) >> 1);
        if (documents[middle] < document)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

typedef struct {
    int64_t at, low, end;
    double factor, bound;
} Term;

typedef struct {
    double score;
    int32_t document;
} Found;

static int
precedes(double score, int32_t document, const Found *other)
{
    return score > other->score || (score == other->score && document < other->document);
}

/* The best documents, best first, and how many there are. MaxScore (Turtle and Flood 1995), a window of documents at a
   time: the lists of terms that a document cannot do without are added up in sums (zeros before and after); what may
   then still be among the best is looked up in the lists of the others. Terms come with the greatest bound first; bounds
   become what all terms from there on add at most. */
static Py_ssize_t
search(const Lists *lists, Term *terms, Py_ssize_t count, double *sums, double margin, Py_ssize_t limit, Found *best)
{
    const int32_t *documents = lists->documents;
    Py_ssize_t found = 0, needed = count;
    double enough = -margin;
    terms[count].bound = 0.0;
    for (Py_ssize_t place = count; place-- > 0;)
        terms[place].bound += terms[place + 1].bound;
    for (;;) {
        int64_t base = lists->size;
        for (Term *term = terms; term < terms + needed; term++)
            if (term->at < term->end && documents[term->at] < base)
                base = documents[term->at];
        if (base == lists->size)
            return found;
        int64_t top = base + WINDOW;
        for (Term *term = terms; term < terms + needed; term++) {
            double factor = term->factor;
            for (int64_t place = term->at; place < term->end && documents[place] < top; place++)
                sums[documents[place] - base] += share(lists, place) * factor;
        }
        const Term *others = terms + needed, *last = terms + count;
        for (Term *term = terms; term < others; term++) {
            int64_t place = term->at;
            for (; place < term->end && documents[place] < top; place++) {
                int32_t document = documents[place];
                double score = sums[document - base];
                if (score == 0.0) /* seen in another list */
                    continue;
                sums[document - base] = 0.0;
                Term *other = terms + (others - terms);
                for (; other < last && score + other->bound >= enough; other++) {
                    if (other->low < other->end && documents[other->low] < base)
                        other->low = find(documents, other->low, other->end, (int32_t)base);
                    int64_t there = find(documents, other->low, other->end, document);
                    if (there < other->end && documents[there] == document)
                        score += share(lists, there) * other->factor;
                }
                if (other < last || score < enough)
                    continue;
                Py_ssize_t rank;
                if (found < limit)
                    rank = found++;
                else if (precedes(score, document, &best[limit - 1]))
                    rank = limit - 1;
                else
                    continue;
                for (; rank > 0 && precedes(score, document, &best[rank - 1]); rank--)
                    best[rank] = best[rank - 1];
                best[rank] = (Found){score, document};
                if (found == limit)
                    enough = best[limit - 1].score - margin;
            }
            term->at = place;
        }
        while (needed > 0 && terms[needed - 1].bound < enough)
            needed--;
    }
}

/* Where the list of a term is. */
static int
locate(const Lists *lists, PyObject *number, int64_t *start, int64_t *end)
{
    Py_ssize_t term = PyNumber_AsSsize_t(number, PyExc_IndexError);
    if (term == -1 && PyErr_Occurred())
        return -1;
    if (term < 0 || term >= lists->vocabulary) {
        PyErr_Format(PyExc_IndexError, "there is no term %zd", term);
        return -1;
    }
    *start = lists->starts[term];
    *end = lists->starts[term + 1];
    return 0;
}

static int
read_terms(const Lists *lists, PyObject *numbers, PyObject *factors, PyObject *bounds, Term *terms)
{
    Py_ssize_t count = PyList_GET_SIZE(numbers);
    if (PyList_GET_SIZE(factors) != count || PyList_GET_SIZE(bounds) != count) {
        PyErr_SetString(PyExc_ValueError, "a factor and a bound for each term");
        return -1;
    }
    for (Py_ssize_t place = 0; place < count; place++) {
        Term *term = &terms[place];
        if (locate(lists, PyList_GET_ITEM(numbers, place), &term->at, &term->end) < 0)
            return -1;
        term->low = term->at;
        term->factor = PyFloat_AsDouble(PyList_GET_ITEM(factors, place));
        term->bound = PyFloat_AsDouble(PyList_GET_ITEM(bounds, place));
    }
    return PyErr_Occurred() ? -1 : 0;
}

PyDoc_STRVAR(best_doc, "best(terms, factors, bounds, margin, limit)\n--\n\n"
                       "Numbers and scores of the best documents, as bytes of int32 and float64.");

static PyObject *
lists_best(Lists *self, PyObject *args)
{
    PyObject *numbers, *factors, *bounds, *result = NULL;
    double margin;
    Py_ssize_t limit;
    if (!PyArg_ParseTuple(args, "O!O!O!dn:best", &PyList_Type, &numbers, &PyList_Type, &factors, &PyList_Type, &bounds,
                          &margin, &limit))
        return NULL;
    Py_ssize_t count = PyList_GET_SIZE(numbers);
    if (limit > self->size)
        limit = self->size;
    if (limit <= 0)
        return Py_BuildValue("yy", "", "");
    Term *terms = PyMem_RawMalloc((size_t)(count + 1) * sizeof(Term));
    Found *best = PyMem_RawMalloc((size_t)limit * sizeof(Found));
    double *sums = PyMem_RawCalloc(self->size < WINDOW ? (size_t)self->size : WINDOW, sizeof(double));
    if (!terms || !best || !sums) {
        PyErr_NoMemory();
        goto done;
    }
    if (read_terms(self, numbers, factors, bounds, terms) < 0)
        goto done;
    Py_ssize_t found;
    Py_BEGIN_ALLOW_THREADS
    found = search(self, terms, count, sums, margin, limit, best);
    Py_END_ALLOW_THREADS
    PyObject *documents = PyBytes_FromStringAndSize(NULL, found * (Py_ssize_t)sizeof(int32_t));
    PyObject *scores = PyBytes_FromStringAndSize(NULL, found * (Py_ssize_t)sizeof(double));
    if (documents && scores) {
        for (Py_ssize_t place = 0; place < found; place++) {
            memcpy(PyBytes_AS_STRING(documents) + place * sizeof(int32_t), &best[place].document, sizeof(int32_t));
            memcpy(PyBytes_AS_STRING(scores) + place * sizeof(double), &best[place].score, sizeof(double));
        }
        result = PyTuple_Pack(2, documents, scores);
    }
    Py_XDECREF(documents);
    Py_XDECREF(scores);
done:
    PyMem_RawFree(terms);
    PyMem_RawFree(best);
    PyMem_RawFree(sums);
    return result;
}

PyDoc_STRVAR(add_doc, "add(term, factor, more, sums)\n--\n\n"
                      "Adds to the sum of each document of a term its score, and more[count], unless that is None.");

static PyObject *
lists_add(Lists *self, PyObject *args)
{
    PyObject *number, *more_array, *sums_array;
    double factor;
    int64_t start, end;
    Py_buffer sums, more = {0};
    if (!PyArg_ParseTuple(args, "OdOO:add", &number, &factor, &more_array, &sums_array) ||
        locate(self, number, &start, &end) < 0 || take(sums_array, &SUMS, PyBUF_WRITABLE, &sums) < 0)
        return NULL;
    int for_more = more_array != Py_None;
    if (for_more && take(more_array, &MORE, PyBUF_SIMPLE, &more) < 0) {
        PyBuffer_Release(&sums);
        return NULL;
    }
    double *to = sums.buf;
    const double *of_count = more.buf;
    Py_ssize_t counts = for_more ? items(&more) : LONG + 1;
    int fits = items(&sums) == self->size;
    if (fits) {
        Py_BEGIN_ALLOW_THREADS
        if (for_more)
            for (int64_t place = start; place < end && fits; place++) {
                if (self->counts[place] < counts)
                    to[self->documents[place]] += share(self, place) * factor + of_count[self->counts[place]];
                else
                    fits = 0;
            }
        else
            for (int64_t place = start; place < end; place++)
                to[self->documents[place]] += share(self, place) * factor;
        Py_END_ALLOW_THREADS
    }
    PyBuffer_Release(&sums);
    if (for_more)
        PyBuffer_Release(&more);
    if (!fits) {
        PyErr_SetString(PyExc_ValueError, "a sum for each document, and more for each count");
        return NULL;
    }
    Py_RETURN_NONE;
}

PyDoc_STRVAR(add_to_owners_doc, "add_to_owners(terms, factors, owners, sums)\n--\n\n"
                                "Adds to the sum of the owner of each document of several terms its score.");

static PyObject *
lists_add_to_owners(Lists *self, PyObject *args)
{
    PyObject *numbers, *factors, *owners_array, *sums_array, *result = NULL;
    Py_buffer owners, sums;
    if (!PyArg_ParseTuple(args, "O!O!OO:add_to_owners", &PyList_Type, &numbers, &PyList_Type, &factors, &owners_array,
                          &sums_array) ||
        take(owners_array, &OWNERS, PyBUF_SIMPLE, &owners) < 0)
        return NULL;
    if (take(sums_array, &SUMS, PyBUF_WRITABLE, &sums) < 0) {
        PyBuffer_Release(&owners);
        return NULL;
    }
    Py_ssize_t count = PyList_GET_SIZE(numbers), size = items(&sums);
    const int32_t *owner_of = owners.buf;
    double *to = sums.buf;
    Term *terms = PyMem_RawMalloc((size_t)(count + 1) * sizeof(Term));
    int fits = items(&owners) == self->size;
    if (!terms)
        PyErr_NoMemory();
    else if (read_terms(self, numbers, factors, factors, terms) == 0) {
        Py_BEGIN_ALLOW_THREADS
        for (Py_ssize_t number = 0; number < count && fits; number++)
            for (int64_t place = terms[number].at; place < terms[number].end; place++) {
                int32_t owner = owner_of[self->documents[place]];
                if (owner < 0 || owner >= size) {
                    fits = 0;
                    break;
                }
                to[owner] += share(self, place) * terms[number].factor;
            }
        Py_END_ALLOW_THREADS
        if (fits)
            result = Py_NewRef(Py_None);
        else
            PyErr_SetString(PyExc_ValueError, "an owner for each document, and a sum for each owner");
    }
    PyMem_RawFree(terms);
    PyBuffer_Release(&owners);
    PyBuffer_Release(&sums);
    return result;
}

static PyMethodDef lists_methods[] = {
    {"best", (PyCFunction)lists_best, METH_VARARGS, best_doc},
    {"add", (PyCFunction)lists_add, METH_VARARGS, add_doc},
    {"add_to_owners", (PyCFunction)lists_add_to_owners, METH_VARARGS, add_to_owners_doc},
    {NULL, NULL, 0, NULL},
};

PyDoc_STRVAR(lists_doc, "Lists(documents, counts, starts, lengths, norms)\n--\n\n"
                        "The postings of a field. Raises TypeError for arrays of other kinds, ValueError for such as do "
                        "not belong together.");

static PyType_Slot lists_slots[] = {
    {Py_tp_doc, (void *)lists_doc},
    {Py_tp_new, PyType_GenericNew},
    {Py_tp_init, lists_init},
    {Py_tp_dealloc, lists_dealloc},
    {Py_tp_methods, lists_methods},
    {0, NULL},
};

static PyType_Spec lists_spec = {"retrieval._loops.Lists", sizeof(Lists), 0, Py_TPFLAGS_DEFAULT, lists_slots};

static int
loops_exec(PyObject *module)
{
    PyObject *type = PyType_FromModuleAndSpec(module, &lists_spec, NULL);
    int added = type ? PyModule_AddType(module, (PyTypeObject *)type) : -1;
    Py_XDECREF(type);
    return added;
}

static PyModuleDef_Slot loops_slots[] = {{Py_mod_exec, loops_exec}, {0, NULL}};

static struct PyModuleDef loops_module = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "retrieval._loops",
    .m_slots = loops_slots,
};

PyMODINIT_FUNC
PyInit__loops(void)
{
    return PyModuleDef_Init(&loops_module);
}
