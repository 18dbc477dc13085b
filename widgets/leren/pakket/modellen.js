// What SCORM 1.2 and SCORM 2004 call the same things.
const two = (number) => String(number).padStart(2, "0");

export const SCORM12 = {
  api: "API",
  calls: {
    start: "LMSInitialize",
    read: "LMSGetValue",
    write: "LMSSetValue",
    commit: "LMSCommit",
    end: "LMSFinish",
    code: "LMSGetLastError",
    words: "LMSGetErrorString",
  },
  names: {
    status: "cmi.core.lesson_status",
    mode: "cmi.core.lesson_mode",
    exit: "cmi.core.exit",
    time: "cmi.core.session_time",
    place: "cmi.core.lesson_location",
    state: "cmi.suspend_data",
    min: "cmi.core.score.min",
    max: "cmi.core.score.max",
    raw: "cmi.core.score.raw",
  },
  time: (seconds) => `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(Math.floor(seconds % 60))}`,
};

// It says nothing of `success_status`: no source says what is enough to pass, so that stays unknown.
export const SCORM2004 = {
  api: "API_1484_11",
  // The code of "already initialized": whoever gets it can go on. SCORM 1.2 has none.
  started: "103",
  calls: {
    start: "Initialize",
    read: "GetValue",
    write: "SetValue",
    commit: "Commit",
    end: "Terminate",
    code: "GetLastError",
    words: "GetErrorString",
  },
  names: {
    status: "cmi.completion_status",
    mode: "cmi.mode",
    exit: "cmi.exit",
    time: "cmi.session_time",
    place: "cmi.location",
    state: "cmi.suspend_data",
    min: "cmi.score.min",
    max: "cmi.score.max",
    raw: "cmi.score.raw",
    scaled: "cmi.score.scaled",
    progress: "cmi.progress_measure",
  },
  time: (seconds) => `PT${Math.floor(seconds)}S`,
};
