//! Paths as texts.

/// An absolute path without `.`, `..`, empty parts and a slash at its end.
pub fn normal(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => (),
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    format!("/{}", parts.join("/"))
}

/// Whether a path is one of some places, or below one.
pub fn is_below(path: &str, places: &[String]) -> bool {
    places.iter().any(|place| holds(place, path))
}

/// How long the innermost of some places is that hold a path; 0 where none does.
pub fn depth_below(path: &str, places: &[String]) -> usize {
    let holding = places.iter().filter(|place| holds(place, path));
    holding.map(String::len).max().unwrap_or(0)
}

fn holds(place: &str, path: &str) -> bool {
    path.strip_prefix(place)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || place == "/")
}

/// Whether a path is on the way to one of some places.
pub fn is_above(path: &str, places: &[String]) -> bool {
    let folder = [path.to_owned()];
    places.iter().any(|place| is_below(place, &folder))
}

/// The folder that something stands in.
pub fn parent(path: &str) -> &str {
    match path.rfind('/') {
        Some(0) | None => "/",
        Some(at) => &path[..at],
    }
}

#[cfg(test)]
mod tests {
    use super::{is_above, is_below, normal, parent};

    #[test]
    fn compares_whole_names() {
        let places = ["/a/b".to_owned()];
        assert!(is_below("/a/b", &places) && is_below("/a/b/c", &places));
        assert!(!is_below("/a/bc", &places) && !is_below("/a", &places));
        assert!(is_below("/x", &["/".to_owned()]));
        assert!(is_above("/a", &places) && is_above("/", &places) && !is_above("/a/b/c", &places));
    }

    #[test]
    fn cleans_paths() {
        assert_eq!(normal("/../a//b/./../c/"), "/a/c");
        assert_eq!(normal("//"), "/");
        assert_eq!(parent("/a/b"), "/a");
        assert_eq!(parent("/a"), "/");
    }
}
