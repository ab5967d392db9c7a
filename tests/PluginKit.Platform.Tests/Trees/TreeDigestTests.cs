using System.Text;
using PluginKit.Contracts.Sources;
using PluginKit.Platform.Trees;

namespace PluginKit.Platform.Tests.Trees;

/// <summary>The expected digests were made by a few lines of another language from the description of the algorithm.</summary>
public sealed class TreeDigestTests
{
    [Fact]
    public void An_empty_tree_has_the_digest_of_nothing() => TreeDigest.Compute([], static _ => default)
        .ShouldBe("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

    [Fact]
    public void Directories_files_content_and_the_executable_bit_count() => Compute(
            (null, "plugin", false),
            ("#!/bin/sh\nexit 0\n", "plugin/run.sh", true),
            ("# Demo\n", "README.md", false),
            ("name: demo\n", "plugin/plugin.yaml", false))
        .ShouldBe("sha256:daa4bf55625120321a9bc5893298f65f8e081338d98fc0d796f4540f97757a81");

    [Fact]
    public void Whole_paths_are_ordered_not_directory_by_directory() => Compute(
            ("3", "a0", false), ("1", "a/x", false), (null, "a", false), ("2", "a-b", false))
        .ShouldBe("sha256:28e89046bf797d9fd7057358bbbe44dd5f14eb5d85a1bcebceb22ca50531f6ba");

    [Fact]
    public void The_order_is_that_of_UTF8_bytes_not_of_UTF16_units() => Compute(
            ("2", "\U0001F600", false), ("1", "\uffee", false))
        .ShouldBe("sha256:e428a87368f8efd6d64b4cb45a33ab1cbbf5bf2c5003a380e2443ed887347d45");

    [Fact]
    public void Content_of_another_length_than_announced_is_an_error() => Should.Throw<IOException>(static () =>
        TreeDigest.Compute([new("a", PackageEntryKind.File, 2, false)], static _ => new byte[3]));

    private static string Compute(params (string? Content, string Path, bool IsExecutable)[] tree) => TreeDigest.Compute(
        [.. tree.Select(static entry => new PackageEntry(
            entry.Path, entry.Content is null ? PackageEntryKind.Directory : PackageEntryKind.File, entry.Content?.Length ?? 0, entry.IsExecutable))],
        path => Encoding.UTF8.GetBytes(tree.Single(entry => entry.Path == path).Content!));
}
